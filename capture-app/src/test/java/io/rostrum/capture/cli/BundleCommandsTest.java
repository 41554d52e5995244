package io.rostrum.capture.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.rostrum.uploader.platform.Platform;
import io.rostrum.uploader.platform.PlatformSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lecture goes to the platform on a stick, and the network notices. */
class BundleCommandsTest {
    @TempDir
    Path dir;

    private Path pack;
    private Path stick;

    @BeforeEach
    void make() throws Exception {
        pack = dir.resolve("package");
        stick = Files.createDirectories(dir.resolve("stick"));
        Map<String, byte[]> contents = Map.of(
                "video/234p.mp4", random(2_500_000), "video/234p.m3u8", new byte[] {'#'}, "master.m3u8", new byte[] {'#'
                });
        List<Map<String, Object>> files = new ArrayList<>();
        for (Map.Entry<String, byte[]> file : contents.entrySet()) {
            Path path = pack.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(file.getValue());
            files.add(Map.of(
                    "path", file.getKey(),
                    "size", file.getValue().length,
                    "sha256", HexFormat.of().formatHex(hash)));
        }
        Map<String, Object> manifest =
                Map.of("version", 1, "id", "lecture-1", "createdAt", "2026-11-25T10:00:00Z", "files", files);
        Files.write(pack.resolve("manifest.json"), new JsonMapper().writeValueAsBytes(manifest));
    }

    @Test
    void whatCameByStickIsPublishedOnceAndNotSentByTheNetworkAgain() throws Exception {
        JsonNode exported = run(0, "export", pack.toString(), "--to", stick.toString(), "--piece-size", "1");
        assertThat(exported.path("pieces").asInt()).isEqualTo(6);

        JsonNode imported = run(0, "import", stick.toString());
        assertThat(imported.path("published").asBoolean()).isTrue();
        assertThat(imported.path("bytesTaken").asLong()).isEqualTo(2_500_002);
        assertThat(imported.path("key")).isEqualTo(exported.path("key"));
        assertThat(run(0, "import", stick.toString()).path("bytesTaken").asLong())
                .isZero();

        try (Platform platform = Platform.start(new PlatformSettings(dir.resolve("data"), null, 0, null))) {
            JsonNode uploaded = run(
                    0,
                    "upload",
                    pack.toString(),
                    "--to",
                    platform.url().toString(),
                    "--token-file",
                    platform.tokenFile().toString());
            assertThat(uploaded.path("published").asBoolean()).isTrue();
            assertThat(uploaded.path("bytesSent").asLong()).isZero();
            // The platform runs now, and the stick is taken in by its door.
            assertThat(run(0, "import", stick.toString()).path("published").asBoolean())
                    .isTrue();
        }
    }

    @Test
    void whatIsNoBundleOrWasChangedIsToldInOneSentence() throws Exception {
        run(2, "import", pack.toString());
        run(0, "export", pack.toString(), "--to", stick.toString());
        Path video = stick.resolve("lecture-1.rostrum/files/video/234p.mp4");
        byte[] bytes = Files.readAllBytes(video);
        bytes[1_000_000] ^= 1;
        Files.write(video, bytes);
        run(2, "import", stick.toString());
        run(2, "import", stick.toString(), "--known-only");
        run(2, "export", pack.toString(), "--to", dir.resolve("unplugged").toString());
    }

    private JsonNode run(int exitCode, String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--data", dir.resolve("data").toString(), "--json"));
        Run run = Run.of(all.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isEqualTo(exitCode);
        if (exitCode != 0) {
            assertThat(run.err().lines().filter(line -> !line.contains("new here")))
                    .hasSize(1);
        }
        return run.last();
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(1).nextBytes(bytes);
        return bytes;
    }
}
