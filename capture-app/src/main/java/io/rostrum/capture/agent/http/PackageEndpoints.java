package io.rostrum.capture.agent.http;

import io.rostrum.capture.recording.RecordingId;
import io.rostrum.capture.recording.RecordingStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The files of packages, to play a lecture before it travels, and what was measured while it was recorded. */
final class PackageEndpoints implements Endpoints {
    private static final Map<String, String> TYPES = Map.of(
            "m3u8", "application/vnd.apple.mpegurl",
            "mp4", "video/mp4",
            "vtt", "text/vtt; charset=utf-8",
            "jpg", "image/jpeg",
            "json", "application/json");

    private final RecordingStore store;

    PackageEndpoints(RecordingStore store) {
        this.store = store;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                new Route("GET", "/recordings/{id}/package/{path*}", this::file),
                new Route("GET", "/recordings/{id}/sync", this::sync));
    }

    private void file(Exchange exchange) throws ApiProblem, IOException {
        RecordingId id = RecordingFields.id(exchange);
        Path folder = store.packageDirectory(id);
        Path file = below(folder, exchange.parameter("path"));
        send(exchange, file, "There is no file " + exchange.parameter("path") + " in the package of " + id + ".");
    }

    private void sync(Exchange exchange) throws ApiProblem, IOException {
        RecordingId id = RecordingFields.id(exchange);
        send(
                exchange,
                store.directory(id).resolve("sync.json"),
                "There are no measurements of clocks for the recording " + id + ".");
    }

    /** The file that a path names; never one outside of the folder. */
    private static Path below(Path folder, String path) throws ApiProblem {
        try {
            Path file = folder.resolve(path).normalize();
            if (file.startsWith(folder) && !file.equals(folder)) {
                return file;
            }
        } catch (InvalidPathException e) {
            throw ApiProblem.notFound("\"" + path + "\" is no path.");
        }
        throw ApiProblem.notFound("\"" + path + "\" leads out of the package.");
    }

    private static void send(Exchange exchange, Path file, String missing) throws ApiProblem, IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw ApiProblem.notFound(missing);
        }
        String name = file.getFileName().toString();
        String suffix = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        FileAnswer.send(exchange, file, TYPES.getOrDefault(suffix, "application/octet-stream"));
    }
}
