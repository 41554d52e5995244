package io.rostrum.uploader.protocol;

import io.rostrum.uploader.job.UploadException;
import io.rostrum.uploader.job.UploadException.Code;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A package that is uploaded while it is made: its media files, the smallest first, as they grow. Playlists and manifest,
 * which change to the last, go when it is sealed. Used by one thread.
 */
public final class GrowingPackage implements AutoCloseable {
    /** Fewer new bytes are not worth a request. */
    private static final long LEAST = 256 << 10;

    private final Session session;
    private final HttpLink link;
    private final TusSender sender;
    private final Map<String, GrowingFile> files = new TreeMap<>();

    private GrowingPackage(Session session, HttpLink link, TusSender sender) {
        this.session = session;
        this.link = link;
        this.sender = sender;
    }

    /** Opens it; empty if the destination takes no files that grow. */
    public static Optional<GrowingPackage> open(Session session) throws UploadException, InterruptedException {
        URI target = session.job().destination();
        if (target.getScheme() == null
                || !target.getScheme().toLowerCase(java.util.Locale.ROOT).startsWith("http")) {
            return Optional.empty();
        }
        HttpLink link = new HttpLink(
                new Credentials(session.job().target().token(), target),
                session.job().target().trust(),
                session.settings());
        boolean used = false;
        try {
            TusClient tus = new TusClient(link, session.limiter(), session.settings());
            Optional<URI> endpoint = session.patience().until(() -> endpoint(session, tus));
            if (endpoint.isEmpty()) {
                return Optional.empty();
            }
            used = true;
            return Optional.of(new GrowingPackage(session, link, new TusSender(tus, endpoint.get(), session, false)));
        } finally {
            if (!used) {
                link.close();
            }
        }
    }

    private static Optional<URI> endpoint(Session session, TusClient tus)
            throws Fault, UploadException, InterruptedException {
        URI platform = URI.create(session.destinationName() + "/files");
        for (URI candidate : List.of(platform, session.job().destination())) {
            Answer options = tus.options(candidate);
            boolean right = candidate.equals(platform) ? options.isPlatform() : true;
            if (right && TusOffer.of(options).deferredLength()) {
                tus.offered(TusOffer.of(options));
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    /** Sends what is new, at most one request a file; returns how many bytes arrived. */
    public long round() throws UploadException, InterruptedException {
        long arrived = 0;
        for (GrowingFile file : bySize()) {
            session.job().fence().check();
            arrived += file.send(LEAST);
        }
        return arrived;
    }

    /** Lets what was sent count for the sealed package, and ends uploads of what became something else. */
    public void settle(SealedPackage sealed) throws UploadException, InterruptedException {
        look();
        for (PackageFile file : sealed.files()) {
            GrowingFile growing = files.get(file.path());
            if (growing != null) {
                Optional<URI> abandoned = growing.settle(file.sha256());
                if (abandoned.isPresent()) {
                    sender.end(abandoned.get());
                }
            }
        }
    }

    private List<GrowingFile> bySize() throws UploadException {
        look();
        List<GrowingFile> sorted = new ArrayList<>(files.values());
        Map<GrowingFile, Long> sizes = new java.util.IdentityHashMap<>();
        for (GrowingFile file : List.copyOf(sorted)) {
            try {
                sizes.put(file, Files.size(file.file()));
            } catch (NoSuchFileException gone) {
                // An edit has the encoder begin its package anew.
                sorted.remove(file);
            } catch (IOException e) {
                throw new UploadException(Code.IO, "Reading " + file.file() + " failed.", e);
            }
        }
        sorted.sort(Comparator.comparing(sizes::get));
        return sorted;
    }

    private void look() throws UploadException {
        Path root = session.pack().root();
        try (Stream<Path> tree = Files.walk(root, 2)) {
            tree.filter(Files::isRegularFile)
                    .map(path -> root.relativize(path).toString().replace('\\', '/'))
                    .filter(path -> path.endsWith(".mp4") && !path.startsWith("download/"))
                    .forEach(path -> files.computeIfAbsent(path, name -> new GrowingFile(sender, session, name)));
        } catch (IOException e) {
            throw new UploadException(Code.IO, "Reading the package " + root + " failed.", e);
        }
    }

    @Override
    public void close() {
        link.close();
    }
}
