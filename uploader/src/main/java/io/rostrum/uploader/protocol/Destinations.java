package io.rostrum.uploader.protocol;

import io.rostrum.uploader.job.UploadException;
import io.rostrum.uploader.job.UploadException.Code;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;

/** Finds out what kind of place an address is. */
public final class Destinations {
    private Destinations() {}

    /**
     * Opens the destination of a job; asks the network what lives there.
     *
     * @throws UploadException BAD_DESTINATION if nothing there takes uploads, UNREACHABLE if nothing answers
     */
    public static Destination open(Session session) throws UploadException, InterruptedException {
        URI uri = session.job().destination();
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        return switch (scheme) {
            case "http", "https" -> overHttp(session, uri);
            case "s3" -> S3Destination.open(session);
            case "file", "" -> new FolderDestination(session, folder(uri));
            default -> throw bad(uri);
        };
    }

    private static Path folder(URI uri) throws UploadException {
        try {
            return uri.getScheme() == null ? Path.of(uri.getPath()) : Path.of(uri);
        } catch (IllegalArgumentException | java.nio.file.FileSystemNotFoundException e) {
            throw new UploadException(Code.BAD_DESTINATION, "\"" + uri + "\" names no folder; write its path.", e);
        }
    }

    private static Destination overHttp(Session session, URI uri) throws UploadException, InterruptedException {
        if (uri.getHost() == null || uri.getUserInfo() != null || uri.getFragment() != null) {
            throw bad(uri);
        }
        HttpLink link = new HttpLink(
                new Credentials(session.job().target().token(), uri),
                session.job().target().trust(),
                session.settings());
        try {
            TusClient tus = new TusClient(link, session.limiter(), session.settings());
            return session.patience().until(() -> recognise(session, link, tus));
        } catch (UploadException | InterruptedException | RuntimeException e) {
            link.close();
            throw e;
        }
    }

    /** Our platform shows itself by its answer to a manifest; anything else must speak tus. */
    private static Destination recognise(Session session, HttpLink link, TusClient tus)
            throws Fault, UploadException, InterruptedException {
        PlatformDestination platform = new PlatformDestination(session, link, tus);
        // Both questions travel at once: over a long line each round trip counts.
        HttpLink.Pending asked = tus.asked(session.job().destination());
        Answer answer = platform.postManifest();
        // 404 is the platform's word for an address beside its own, which a tus server may still live at.
        if (answer.isPlatform() && answer.status() != 404) {
            platform.accept(answer);
            return platform;
        }
        Verdict verdict = new Verdict(session.settings().clock());
        boolean mayBeTus = answer.status() >= 400 && answer.status() < 500 && answer.status() != 429;
        if (!mayBeTus && answer.status() != 501) {
            throw verdict.of(answer);
        }
        Answer options = asked.await();
        if (options.ok() && options.isTus() && !options.isHtml()) {
            tus.offered(TusOffer.of(options));
            return new TusDestination(session, link, tus);
        }
        if (answer.status() == 401 || answer.status() == 403 || answer.isHtml() && answer.ok()) {
            throw verdict.of(answer);
        }
        if (options.ok() && options.isHtml() || options.status() >= 300 && options.status() < 400) {
            throw verdict.of(options);
        }
        throw new UploadException(
                Code.BAD_DESTINATION,
                session.job().destination() + " answers but takes no uploads (" + answer.reason()
                        + "); check the address of the platform.");
    }

    private static UploadException bad(URI uri) {
        return new UploadException(
                Code.BAD_DESTINATION,
                "\"" + uri + "\" is no destination: write an http:// or https:// address or a folder's path.");
    }
}
