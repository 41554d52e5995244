package io.rostrum.capture.bench;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.OutputStream;
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

/** A sealed package of noise in the shape of a lecture's: a sound, five rungs, their playlists. */
final class UploadPackage {
    private static final Map<String, Integer> PERCENT = new LinkedHashMap<>();

    static {
        PERCENT.put("audio/main.mp4", 4);
        PERCENT.put("video/234p.mp4", 4);
        PERCENT.put("video/360p.mp4", 9);
        PERCENT.put("video/540p.mp4", 16);
        PERCENT.put("video/720p.mp4", 25);
        PERCENT.put("video/1080p.mp4", 42);
    }

    private UploadPackage() {}

    /** Writes it; returns the bytes of all its files with the manifest. */
    static long write(Path folder, String id, long bytes) throws IOException {
        List<Map<String, Object>> files = new ArrayList<>();
        long total = 0;
        for (Map.Entry<String, Integer> part : PERCENT.entrySet()) {
            long size = bytes * part.getValue() / 100;
            files.add(file(folder, part.getKey(), size));
            files.add(playlist(folder, part.getKey().replace(".mp4", ".m3u8")));
            total += size;
        }
        files.add(playlist(folder, "master.m3u8"));
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("version", 1);
        manifest.put("id", id);
        manifest.put("createdAt", "2026-01-01T00:00:00Z");
        manifest.put("files", files);
        byte[] json = new JsonMapper().writeValueAsBytes(manifest);
        Files.write(folder.resolve("manifest.json"), json);
        return total + json.length + 7L * PLAYLIST.length;
    }

    private static final byte[] PLAYLIST = "#EXTM3U\n".getBytes(StandardCharsets.US_ASCII);

    private static Map<String, Object> playlist(Path folder, String path) throws IOException {
        Files.createDirectories(folder.resolve(path).getParent());
        Files.write(folder.resolve(path), PLAYLIST);
        return entry(path, PLAYLIST.length, HexFormat.of().formatHex(sha256().digest(PLAYLIST)));
    }

    private static Map<String, Object> file(Path folder, String path, long size) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        MessageDigest digest = sha256();
        Random noise = new Random(path.hashCode());
        byte[] buffer = new byte[1 << 16];
        try (OutputStream out = Files.newOutputStream(file)) {
            for (long left = size; left > 0; ) {
                noise.nextBytes(buffer);
                int length = (int) Math.min(left, buffer.length);
                out.write(buffer, 0, length);
                digest.update(buffer, 0, length);
                left -= length;
            }
        }
        return entry(path, size, HexFormat.of().formatHex(digest.digest()));
    }

    private static Map<String, Object> entry(String path, long size, String sha256) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("path", path);
        entry.put("size", size);
        entry.put("sha256", sha256);
        return entry;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
