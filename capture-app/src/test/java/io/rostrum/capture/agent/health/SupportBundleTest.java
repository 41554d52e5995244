package io.rostrum.capture.agent.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.capture.agent.settings.DataFolder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupportBundleTest {
    @TempDir
    Path data;

    @Test
    void itHoldsLogsAndReportsAndNeitherSecretsNorMedia() throws Exception {
        write(
                "logs/rostrum.log",
                "Authorization: Bearer abc123secret\nfetch https://uni.example/c.ics?key=topsecret ok\n"
                        + "rtsp://admin:hunter2@10.0.0.7/cam opened\n");
        write("agent/token", "abc123secret");
        write("agent/access.json", "{}");
        write("tls/key.pem", "PRIVATE KEY");
        write("recordings/0190/recording.json", "{\"title\":\"Heat\",\"token\":\"abc123secret\"}");
        write("recordings/0190/master/camera.mp4", "moof");

        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new SupportBundle(new DataFolder(data)).write(Map.of("status.json", "{\"password\": \"hunter2\"}"), out);
        Map<String, String> files = unpacked(out.toByteArray());

        assertThat(files).containsOnlyKeys("status.json", "logs/rostrum.log", "recordings/0190/recording.json");
        assertThat(String.join("\n", files.values()))
                .contains("Heat", "10.0.0.7/cam opened", "https://uni.example/c.ics")
                .doesNotContain("abc123secret", "hunter2", "topsecret");
    }

    private void write(String path, String text) throws Exception {
        Path file = data.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static Map<String, String> unpacked(byte[] zip) throws Exception {
        Map<String, String> files = new TreeMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }
}
