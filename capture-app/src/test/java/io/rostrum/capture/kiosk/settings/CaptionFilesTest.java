package io.rostrum.capture.kiosk.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaptionFilesTest {
    @TempDir
    private Path folder;

    @Test
    void captionsOnAStickAreFoundAndNothingElse() throws IOException {
        Path stick = Files.createDirectories(folder.resolve("user/STICK/lectures"));
        Path wanted = Files.writeString(stick.resolve("Lecture 9.SRT"), "1\n");
        Files.writeString(stick.resolve("notes.txt"), "");
        Files.writeString(stick.resolve(".hidden.vtt"), "");
        Files.createDirectories(stick.resolve("folder.vtt"));

        assertThat(new CaptionFiles(List.of(folder.resolve("none"), folder)).find())
                .containsExactly(wanted);
    }

    @Test
    void whatIsTooLargeForCaptionsIsNotRead() throws IOException {
        Path large = Files.write(folder.resolve("film.vtt"), new byte[(4 << 20) + 1]);

        assertThatThrownBy(() -> CaptionFiles.read(large))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("film.vtt");
    }
}
