package io.rostrum.uploader.testsupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The npm packages @tus/server and @tus/file-store: a tus server that we did not write. */
public final class NodeTus implements AutoCloseable {
    private final Path directory;
    private final ServerProcess process;

    public NodeTus(Path directory) throws IOException, InterruptedException {
        this(directory, 0);
    }

    /** @param largestBody answers 413 to larger ones; 0 = no limit */
    public NodeTus(Path directory, int largestBody) throws IOException, InterruptedException {
        this.directory = Files.createDirectories(directory);
        String script = NodeModules.directory().resolve("server.js").toString();
        this.process = new ServerProcess(port ->
                List.of("node", script, directory.toString(), Integer.toString(port), Integer.toString(largestBody)));
    }

    public ServerProcess process() {
        return process;
    }

    public int port() {
        return process.port();
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + port() + "/files");
    }

    /** Path (from the metadata) to hash of all complete uploads; fails if one path was completed twice. */
    public Map<String, String> hashes() throws IOException {
        Map<String, String> hashes = new TreeMap<>();
        for (Path info : infos()) {
            JsonNode json = new JsonMapper().readTree(info.toFile());
            Path data = directory.resolve(json.path("id").asText());
            if (Files.size(data) == json.path("size").asLong()) {
                String path = json.path("metadata").path("path").asText();
                String before = hashes.put(path, TestPackage.sha256(Files.readAllBytes(data)));
                if (before != null) {
                    throw new AssertionError(path + " was uploaded twice");
                }
            }
        }
        return hashes;
    }

    /** Whether no upload was written to later than the one of that path. */
    public boolean wasLast(String path) throws IOException {
        Map<String, FileTime> written = new TreeMap<>();
        for (Path info : infos()) {
            JsonNode json = new JsonMapper().readTree(info.toFile());
            Path data = directory.resolve(json.path("id").asText());
            written.put(json.path("metadata").path("path").asText(), Files.getLastModifiedTime(data));
        }
        return written.values().stream().allMatch(time -> time.compareTo(written.get(path)) <= 0);
    }

    private List<Path> infos() throws IOException {
        List<Path> infos = new ArrayList<>();
        try (var entries = Files.newDirectoryStream(directory, "*.json")) {
            entries.forEach(infos::add);
        }
        return infos;
    }

    @Override
    public void close() {
        process.close();
    }
}
