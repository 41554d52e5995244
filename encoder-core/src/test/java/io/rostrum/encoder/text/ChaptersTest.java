package io.rostrum.encoder.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChaptersTest {
    @TempDir
    Path dir;

    @Test
    void chaptersStandInTheOrderOfTheirStart() throws Exception {
        Chapters.write(
                dir,
                List.of(
                        new Chapter(Duration.ofMillis(12_300), "Кох\n муруй"),
                        new Chapter(Duration.ZERO, "\"Start\""),
                        new Chapter(Duration.ofMillis(12_300), "Koch curve")));

        assertThat(dir.resolve("chapters.json"))
                .hasContent("[{\"startTime\":0.000,\"title\":\"\\\"Start\\\"\"},"
                        + "{\"startTime\":12.300,\"title\":\"Koch curve\"}]");
    }

    @Test
    void withoutChaptersThereIsNoFile() throws Exception {
        Chapters.write(dir, List.of());

        assertThat(dir).isEmptyDirectory();
    }

    @Test
    void aChapterNeedsATitleAndATimeInTheLecture() {
        assertThatThrownBy(() -> new Chapter(Duration.ZERO, " ")).hasMessageContaining("title");
        assertThatThrownBy(() -> new Chapter(Duration.ofSeconds(-1), "a")).hasMessageContaining("within");
    }
}
