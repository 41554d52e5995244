package io.rostrum.uploader.platform.intake;

import io.rostrum.uploader.platform.files.PackageId;
import io.rostrum.uploader.platform.http.Answers;
import io.rostrum.uploader.platform.http.MediaType;
import io.rostrum.uploader.platform.http.PlatformHandler;
import io.rostrum.uploader.platform.http.ProblemException;
import io.rostrum.uploader.platform.http.StaticFile;
import io.rostrum.uploader.platform.http.Workers;
import io.rostrum.uploader.platform.versions.PackageFilesHandler;
import io.rostrum.uploader.platform.versions.Publication;
import io.rostrum.uploader.platform.versions.Version;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * The files of lectures that are on their way, {@code /arriving/{id}/{attempt}/…}: a rung can be watched as soon as it is
 * whole. Nothing of it is kept by caches; once the lecture is published, each address leads to the same file there.
 */
public final class ArrivingFilesHandler extends PlatformHandler {
    private static final Pattern ADDRESS = Pattern.compile("/arriving/([^/]+)/([1-9][0-9]{0,8})/(.+)");
    private static final String UNCACHED = "no-store";
    /** Steps from a file at the top of such a lecture to the root. */
    private static final int DEPTH = 3;

    private final Intake intake;
    private final Workers workers;

    public ArrivingFilesHandler(Intake intake, Workers workers) {
        this.intake = intake;
        this.workers = workers;
    }

    @Override
    protected void answer(Request request, Response response, Callback callback) throws ProblemException, IOException {
        PackageFilesHandler.openToPlayers(response.getHeaders());
        if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
            response.getHeaders().put(HttpHeader.ALLOW, "GET, HEAD");
            throw new ProblemException(405, "Method not allowed", "These files can only be read.");
        }
        Matcher address = ADDRESS.matcher(Request.getPathInContext(request));
        if (!address.matches() || !PackageId.isSafe(address.group(1))) {
            throw notHere();
        }
        PackageId id = new PackageId(address.group(1));
        int attempt = Integer.parseInt(address.group(2));
        String path = address.group(3);
        logAs(id);
        Optional<Publication> published = intake.publications().find(id);
        if (published.isPresent()) {
            sendOn(Version.of(published.get()).address(path), path, response, callback);
            return;
        }
        ArrivingLecture lecture = intake.arriving(id)
                .filter(arriving -> arriving.attempt() == attempt)
                .orElseThrow(ArrivingFilesHandler::notHere);
        if (path.equals(ArrivingLecture.MULTIVARIANT)) {
            workers.run(() -> attempt(request, response, callback, () -> programme(lecture, response, callback)));
        } else {
            Path file = lecture.known(path).orElseThrow(ArrivingFilesHandler::notHere);
            StaticFile.of(file, MediaType.of(path), attempt).send(UNCACHED, request, response, callback);
        }
    }

    private static void programme(ArrivingLecture lecture, Response response, Callback callback)
            throws IOException, ProblemException {
        String playlist = lecture.programme().orElseThrow(ArrivingFilesHandler::notHere);
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, UNCACHED);
        byte[] body = playlist.getBytes(StandardCharsets.UTF_8);
        Answers.send(response, 200, MediaType.of(ArrivingLecture.MULTIVARIANT).name(), body, callback);
    }

    private static void sendOn(String address, String path, Response response, Callback callback) {
        int deep = (int) path.chars().filter(c -> c == '/').count();
        response.getHeaders().put(HttpHeader.LOCATION, "../".repeat(DEPTH + deep) + address.substring(1));
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, UNCACHED);
        Answers.empty(response, 307, callback);
    }

    private static ProblemException notHere() {
        return new ProblemException(404, "Not here yet", "This file has not arrived. Try again later.");
    }
}
