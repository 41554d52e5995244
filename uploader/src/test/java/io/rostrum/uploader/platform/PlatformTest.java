package io.rostrum.uploader.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A platform of its own for each test, on a free port. */
abstract class PlatformTest {
    static final TestFile MASTER = TestFile.text("master.m3u8", "#EXTM3U\n# a playlist\n".repeat(60));
    static final TestFile VIDEO = TestFile.random("video/720p.mp4", 300_000);

    @TempDir
    Path around;

    Path data;

    Platform platform;
    TestUploader uploader;

    @BeforeEach
    void start() throws Exception {
        data = around.resolve("data");
        platform = Platform.start(new PlatformSettings(data, null, 0, null));
        uploader = new TestUploader(platform.url(), token());
    }

    @AfterEach
    void stop() throws Exception {
        platform.close();
    }

    void restart() throws Exception {
        stop();
        start();
    }

    String token() throws Exception {
        return Files.readString(platform.tokenFile()).strip();
    }

    Path published(String id) {
        return data.resolve("platform/packages").resolve(id);
    }

    void publishLecture(String id, String metadata, TestFile... more) throws Exception {
        List<TestFile> files = new java.util.ArrayList<>(List.of(more));
        files.add(TestFile.text("metadata.json", metadata));
        files.add(MASTER);
        assertThat(uploader.publish(id, files).statusCode()).isEqualTo(200);
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
