package io.rostrum.capture.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.encoder.ffmpeg.FfmpegPrograms;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code rostrum encode --ladder FILE}. */
class LadderCommandTest {
    @TempDir
    private Path folder;

    private Path talk;

    @BeforeEach
    void makeTalk() throws Exception {
        talk = folder.resolve("talk.mp4");
        ProcessBuilder ffmpeg = new ProcessBuilder(
                FfmpegPrograms.ffmpeg().toString(),
                "-v",
                "error",
                "-f",
                "lavfi",
                "-i",
                "testsrc2=size=640x360:rate=10:duration=3",
                "-c:v",
                "libx264",
                talk.toString());
        ffmpeg.environment().putAll(FfmpegPrograms.environment());
        assertThat(ffmpeg.inheritIO().start().waitFor()).isZero();
    }

    @Test
    void theRungsOfAFileAreMade() throws Exception {
        Path ladder = Files.writeString(folder.resolve("rungs.yaml"), """
                rungs:
                  - {size: 480x270, crf: 28, cap: 500kbit, sound: 64k}
                  - {size: 320x180, crf: 30, cap: 200kbit, sound: 64k}
                """);

        Run run = encode(ladder.toString());

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.last().path("renditions").findValuesAsText("name")).containsExactly("270p", "180p");
        assertThat(run.last().path("notices").toString()).contains("320x180", "192000");
        assertThat(Run.of("verify", folder.resolve("package").toString()).exitCode())
                .isZero();
    }

    @Test
    void aFaultInTheFileIsOneSentenceWithItsLine() throws Exception {
        Path ladder = Files.writeString(folder.resolve("rungs.yaml"), "rungs:\n  - {size: 480x270, crf: 28, cup: 1}\n");

        Run run = encode(ladder.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("rungs.yaml", "line 2").doesNotContain("Exception");
        assertThat(folder.resolve("package")).doesNotExist();
    }

    private Run encode(String ladder) {
        return Run.of(
                "encode",
                talk.toString(),
                "--ladder",
                ladder,
                "--out",
                folder.resolve("package").toString(),
                "--json");
    }
}
