package io.rostrum.capture.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.capture.agent.parts.Poll;
import io.rostrum.capture.agent.parts.RostrumProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes that know of each other by the disk alone: one records, the other encodes what is there. */
@Tag("realtime")
class FollowCommandTest {
    @TempDir
    private Path folder;

    @Test
    void aLectureIsEncodedWhileItIsRecorded() throws Exception {
        String data = folder.resolve("data").toString();
        try (RostrumProcess record = RostrumProcess.start(
                folder, "record", "--source", "test:camera", "--source", "test:speech", "--data", data, "--json")) {
            String path = record.await("recording").path("path").asText();
            Path segments = Path.of(path, "package", "video", "234p.m3u8");
            try (RostrumProcess encode = RostrumProcess.start(folder, "encode", path, "--follow", "--json")) {
                Poll.until("the first segment is there", Duration.ofSeconds(90), () -> segments, Files::exists);
                assertThat(segments)
                        .content()
                        .contains("#EXT-X-PLAYLIST-TYPE:EVENT")
                        .doesNotContain("#EXT-X-ENDLIST");

                record.signal("INT");
                assertThat(record.exitCode()).as(record.errors()).isZero();
                assertThat(encode.exitCode()).as(encode.errors()).isZero();

                Run verified = Run.of("verify", encode.last().path("package").asText(), "--json");
                assertThat(verified.exitCode()).as(verified.out()).isZero();
                assertThat(encode.last().path("mediaSeconds").asDouble()).isGreaterThan(6);
            }
        }
    }

    @Test
    void onlyARecordingCanBeFollowed() throws Exception {
        Path file = Files.writeString(folder.resolve("talk.mp4"), "x");

        Run run = Run.of(
                "encode",
                file.toString(),
                "--follow",
                "--out",
                folder.resolve("out").toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("Only a recording can be followed").hasLineCount(1);
    }
}
