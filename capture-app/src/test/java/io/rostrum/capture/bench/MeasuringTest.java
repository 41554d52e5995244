package io.rostrum.capture.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class MeasuringTest {
    @TempDir
    private Path folder;

    @Test
    void theMedianIsTakenOfEachFigureByItself() {
        Usage median = Usage.median(List.of(new Usage(3, 10, 500), new Usage(1, 30, 400), new Usage(2, 20, 600)));
        assertThat(median).isEqualTo(new Usage(2, 20, 500));
        assertThat(Usage.median(List.of(new Usage(4, 4, 4), new Usage(8, 8, 8))))
                .isEqualTo(new Usage(4, 4, 4));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void whatAChildOfAScriptUsesCountsToo() throws Exception {
        // The shell itself does nothing; its child counts.
        Program program = shell("awk 'BEGIN { for (i = 0; i < 20000000; i++) s += i; print s }'; true");
        Usage usage = program.run(folder.resolve("log"));
        assertThat(usage.cpuNanos()).isPositive().isLessThan(2 * usage.wallNanos());
        assertThat(usage.peakBytes()).isPositive();
    }

    @Test
    void aProgramThatFailsIsToldWithItsLastWords() {
        assertThatThrownBy(
                        () -> shell("echo first; echo the disk is gone; exit 3").run(folder.resolve("log")))
                .isInstanceOf(BenchException.class)
                .hasMessageEndingWith("the disk is gone");
    }

    @Test
    void theScoreOfAllPlanesIsRead() throws Exception {
        String words = "[Parsed_ssim_9 @ 0x1] SSIM Y:0.97 (15.2) U:0.99 (20.0) V:0.99 (20.1) All:0.981234 (17.2)";
        assertThat(Ssim.score(words)).isEqualTo(0.981234);
        assertThatThrownBy(() -> Ssim.score("frame= 100")).isInstanceOf(BenchException.class);
    }

    @Test
    void aFolderWithOtherThingsIsNoWorkFolder() throws Exception {
        Files.writeString(folder.resolve("thesis.txt"), "mine");
        assertThatThrownBy(() -> WorkFolder.open(folder))
                .isInstanceOf(BenchException.class)
                .hasMessageContaining("not empty");
        assertThat(folder.resolve("thesis.txt")).exists();
    }

    @Test
    void aTemporaryWorkFolderGoesAndANamedOneStays() throws Exception {
        Path named = folder.resolve("named");
        Path temporary;
        try (WorkFolder stays = WorkFolder.open(named);
                WorkFolder goes = WorkFolder.open(null)) {
            temporary = goes.path();
            Files.writeString(stays.path().resolve("a"), "a");
            Files.writeString(goes.path().resolve("a"), "a");
        }
        assertThat(named.resolve("a")).exists();
        assertThat(temporary).doesNotExist();
    }

    private static Program shell(String script) {
        return new Program("sh", List.of("sh", "-c", script), Map.of());
    }
}
