package io.rostrum.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rostrum.capture.device.SyncMark;
import io.rostrum.capture.recording.parts.Run;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** A real player in Debian's Chromium; see {@code src/test/players}. */
final class Player {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> FILES =
            List.of("package.json", "package-lock.json", "play.mjs", "page.mjs", "console.mjs");

    private final Path folder;

    private Player(Path folder) {
        this.folder = folder;
    }

    /** Installs the players by their lock file; quick when they are there already. */
    static Player install() throws Exception {
        Path source = Path.of("src/test/players").toAbsolutePath();
        Path folder = Path.of("target/players").toAbsolutePath();
        boolean installed = Files.exists(folder.resolve("node_modules"))
                && Files.mismatch(source.resolve("package-lock.json"), folder.resolve("package-lock.json")) < 0;
        Files.createDirectories(folder);
        for (String file : FILES) {
            Files.copy(source.resolve(file), folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        if (!installed) {
            Run.program(Map.of(), "npm", "ci", "--prefix", folder.toString(), "--no-audit", "--no-fund", "--silent");
        }
        return new Player(folder);
    }

    /**
     * What the player did.
     *
     * @param clock seconds the playing came to
     * @param width of the picture shown, in pixels
     * @param errors all errors of player and page
     * @param flashes when each mark turned bright, in seconds on the media's clock
     */
    record Seen(double clock, int width, List<String> errors, List<List<Double>> flashes) {}

    /** Plays a watch page with hls.js, and times the flashes of sync marks. */
    Seen watch(URI page, double seconds, SyncMark.Square... marks) throws Exception {
        ObjectNode task = JSON.createObjectNode()
                .put("player", "hls.js")
                .put("url", page.toString())
                .put("seconds", seconds);
        ArrayNode parts = task.putArray("marks");
        for (SyncMark.Square mark : marks) {
            parts.addArray()
                    .add((double) mark.x() / mark.pictureWidth())
                    .add((double) mark.y() / mark.pictureHeight())
                    .add((double) mark.side() / mark.pictureWidth())
                    .add((double) mark.side() / mark.pictureHeight());
        }
        return play(task);
    }

    /** Plays a multivariant playlist with Shaka Player. */
    Seen shaka(URI playlist, double seconds) throws Exception {
        return play(JSON.createObjectNode()
                .put("player", "shaka")
                .put("url", playlist.toString())
                .put("seconds", seconds));
    }

    /** Uses the platform's pages as a student does; see {@code page.mjs}. */
    JsonNode page(ObjectNode task) throws Exception {
        String out = Run.program(
                Duration.ofMinutes(3),
                Map.of(),
                "node",
                folder.resolve("page.mjs").toString(),
                task.toString());
        JsonNode seen =
                JSON.readTree(out.strip().lines().reduce((first, last) -> last).orElseThrow());
        if (!seen.path("failure").isNull()) {
            throw new AssertionError(task + " failed: " + seen);
        }
        return seen;
    }

    /** Uses the console as a technician does; see {@code console.mjs}. What was seen, and pictures of each page in a folder. */
    JsonNode console(ObjectNode task) throws Exception {
        String out = Run.program(
                Duration.ofMinutes(8),
                Map.of(),
                "node",
                folder.resolve("console.mjs").toString(),
                task.toString());
        return JSON.readTree(out.strip().lines().reduce((first, last) -> last).orElseThrow());
    }

    private Seen play(ObjectNode task) throws Exception {
        String out = Run.program(Map.of(), "node", folder.resolve("play.mjs").toString(), task.toString());
        JsonNode seen =
                JSON.readTree(out.strip().lines().reduce((first, last) -> last).orElseThrow());
        if (!seen.path("failure").isNull()) {
            throw new AssertionError(task + " failed: " + seen);
        }
        List<String> errors = new java.util.ArrayList<>(texts(seen.path("playerErrors")));
        errors.addAll(texts(seen.path("pageErrors")));
        if (!seen.path("mediaError").isNull()) {
            errors.add(seen.path("mediaError").asText());
        }
        List<List<Double>> flashes = StreamSupport.stream(seen.path("flashes").spliterator(), false)
                .map(Player::numbers)
                .toList();
        return new Seen(seen.path("clock").asDouble(), seen.path("width").asInt(), errors, flashes);
    }

    private static List<Double> numbers(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asDouble)
                .toList();
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
