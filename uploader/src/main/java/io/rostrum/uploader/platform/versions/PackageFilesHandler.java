package io.rostrum.uploader.platform.versions;

import io.rostrum.uploader.platform.files.PackageId;
import io.rostrum.uploader.platform.files.PackagePath;
import io.rostrum.uploader.platform.files.PlatformFolders;
import io.rostrum.uploader.platform.http.Answers;
import io.rostrum.uploader.platform.http.MediaType;
import io.rostrum.uploader.platform.http.PlatformHandler;
import io.rostrum.uploader.platform.http.ProblemException;
import io.rostrum.uploader.platform.http.StaticFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * The published packages' files, open to players on any site. {@code /versions/{id}/{number}/…} never changes;
 * {@code /packages/{id}/…} is whatever is published now, and sends who asks for a programme on to its version, so that a
 * player that has begun gets all its bytes from one version.
 */
public final class PackageFilesHandler extends PlatformHandler {
    static final String PACKAGES = "/packages/";

    private static final Pattern PACKAGE = Pattern.compile(PACKAGES + "([^/]+)/(.+)");
    private static final Pattern VERSION = Pattern.compile(Version.PREFIX + "([^/]+)/([1-9][0-9]{0,8})/(.+)");
    /** A playlist that begins a programme stands at the top of its package. */
    private static final Pattern PROGRAMME = Pattern.compile("[^/]+\\.m3u8");

    private static final String ALLOWED = "GET, HEAD, OPTIONS";

    private final PlatformFolders folders;
    private final Publications publications;

    public PackageFilesHandler(PlatformFolders folders, Publications publications) {
        this.folders = folders;
        this.publications = publications;
    }

    @Override
    protected void answer(Request request, Response response, Callback callback) throws ProblemException, IOException {
        openToPlayers(response.getHeaders());
        switch (request.getMethod()) {
            case "OPTIONS" -> preflight(response, callback);
            case "GET", "HEAD" -> get(request, response, callback);
            default -> {
                response.getHeaders().put(HttpHeader.ALLOW, ALLOWED);
                throw new ProblemException(405, "Method not allowed", "Published files can only be read.");
            }
        }
    }

    private void get(Request request, Response response, Callback callback) throws ProblemException, IOException {
        String address = Request.getPathInContext(request);
        Matcher versioned = VERSION.matcher(address);
        Matcher latest = PACKAGE.matcher(address);
        if (versioned.matches()) {
            Publication publication = publication(versioned.group(1));
            int number = Integer.parseInt(versioned.group(2));
            String path = versioned.group(3);
            if (number < publication.version() && PROGRAMME.matcher(path).matches()) {
                sendOn(response, "../" + publication.version() + "/" + path, callback);
            } else if (number > publication.version()) {
                throw notFound();
            } else {
                Version version = new Version(publication.id(), number);
                file(version, path).send(MediaType.of(path).cache(), request, response, callback);
            }
        } else if (latest.matches()) {
            Publication publication = publication(latest.group(1));
            String path = latest.group(2);
            if (PROGRAMME.matcher(path).matches()) {
                String there = Version.of(publication).address(path).substring(1);
                sendOn(response, "../../" + there, callback);
            } else {
                file(Version.of(publication), path).send(MediaType.CHANGEABLE, request, response, callback);
            }
        } else {
            throw notFound();
        }
    }

    private Publication publication(String id) throws ProblemException {
        Optional<Publication> found = PackageId.isSafe(id) ? publications.find(new PackageId(id)) : Optional.empty();
        if (found.isEmpty() && PackageId.isSafe(id) && publications.isDeleted(new PackageId(id))) {
            throw new ProblemException(410, "Deleted", "This lecture was deleted by the people who run this platform.");
        }
        return found.orElseThrow(PackageFilesHandler::notFound);
    }

    private StaticFile file(Version version, String path) throws ProblemException, IOException {
        if (PackagePath.fault(path) != null) {
            throw notFound();
        }
        Path root = folders.published(version.id(), version.number());
        Path file = root.resolve(path);
        // toRealPath: should a link ever get in by hand, it must not lead out of the package.
        if (!Files.isRegularFile(file) || !file.toRealPath().startsWith(root.toRealPath())) {
            throw notFound();
        }
        return StaticFile.of(file, MediaType.of(path), version.number());
    }

    private static void sendOn(Response response, String where, Callback callback) {
        response.getHeaders().put(HttpHeader.LOCATION, where);
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        Answers.empty(response, 307, callback);
    }

    private static ProblemException notFound() {
        return new ProblemException(404, "No such file", "No published lecture has this file. Check the address.");
    }

    /** Players on any site may read it, and it is data, never a page. */
    public static void openToPlayers(HttpFields.Mutable headers) {
        headers.put("Access-Control-Allow-Origin", "*");
        headers.put("Access-Control-Expose-Headers", "Accept-Ranges, Content-Length, Content-Range, ETag");
        headers.put("Cross-Origin-Resource-Policy", "cross-origin");
        // A file in a package is data; should a browser open one as a page, it may do nothing.
        headers.put("Content-Security-Policy", "default-src 'none'; media-src 'self'; sandbox");
    }

    private static void preflight(Response response, Callback callback) {
        HttpFields.Mutable headers = response.getHeaders();
        headers.put("Access-Control-Allow-Methods", ALLOWED);
        headers.put("Access-Control-Allow-Headers", "Range, If-Range, If-None-Match, If-Modified-Since");
        headers.put("Access-Control-Max-Age", "86400");
        Answers.empty(response, 204, callback);
    }
}
