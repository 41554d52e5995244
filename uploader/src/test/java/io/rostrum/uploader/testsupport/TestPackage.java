package io.rostrum.uploader.testsupport;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A sealed package of pseudo-random bytes. */
public final class TestPackage {
    private final Path directory;
    private final String id;
    private final Map<String, byte[]> files = new LinkedHashMap<>();

    public TestPackage(Path directory, String id) {
        this.directory = directory;
        this.id = id;
    }

    /** The usual shape: sound, a big picture file, playlists. */
    public static TestPackage lecture(Path directory, String id, int videoBytes) throws IOException {
        return new TestPackage(directory, id)
                .with("audio/main.mp4", random(1, 60_000))
                .with("audio/main.m3u8", "#EXTM3U\n#audio\n".getBytes(StandardCharsets.UTF_8))
                .with("video/234p.mp4", random(2, videoBytes))
                .with("video/234p.m3u8", "#EXTM3U\n#video\n".getBytes(StandardCharsets.UTF_8))
                .with("master.m3u8", "#EXTM3U\n#master\n".getBytes(StandardCharsets.UTF_8))
                .sealed();
    }

    public TestPackage with(String path, byte[] bytes) throws IOException {
        Path file = directory.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
        files.put(path, bytes);
        return this;
    }

    public TestPackage sealed() throws IOException {
        List<Map<String, Object>> list = new ArrayList<>();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            list.add(Map.of("path", file.getKey(), "size", file.getValue().length, "sha256", sha256(file.getValue())));
        }
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("version", 1);
        manifest.put("id", id);
        manifest.put("createdAt", "2026-11-24T10:00:00Z");
        manifest.put("files", list);
        Files.write(directory.resolve("manifest.json"), new JsonMapper().writeValueAsBytes(manifest));
        return this;
    }

    public Path directory() {
        return directory;
    }

    public String id() {
        return id;
    }

    public long bytes() {
        return files.values().stream().mapToLong(bytes -> bytes.length).sum();
    }

    /** Path to hash, of the files that the manifest lists. */
    public Map<String, String> hashes() {
        Map<String, String> hashes = new LinkedHashMap<>();
        files.forEach((path, bytes) -> hashes.put(path, sha256(bytes)));
        return hashes;
    }

    public static byte[] random(long seed, int length) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
