package io.rostrum.capture.kiosk.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.capture.testsupport.XvfbDisplay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every screen, language, size of window, size of text and theme: nothing is cut, small, nameless, pale, untranslated or out
 * of the keyboard's reach.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class KioskAuditTest {
    @TempDir
    private static Path folder;

    private static List<String> faults;

    @BeforeAll
    static void look() throws IOException, InterruptedException {
        Path out = folder.resolve("audit.txt");
        Path log = folder.resolve("audit.log");
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.awt.headless=true",
                "-Duser.language=en",
                // Nobody looks, so nothing needs to be painted thirty times a second.
                "-Djavafx.animation.framerate=2",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                KioskAudit.class.getName());
        try (XvfbDisplay display = new XvfbDisplay()) {
            Process audit = display.on(builder)
                    .redirectOutput(out.toFile())
                    .redirectError(log.toFile())
                    .start();
            assertThat(audit.waitFor()).as(() -> read(log)).isZero();
        }
        faults = Files.readAllLines(out).stream()
                .filter(line -> line.contains("\t") || line.equals("done"))
                .toList();
        assertThat(faults).as("the audit's last word").endsWith("done");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fit", "target", "name", "tongue", "lines", "tab", "contrast"})
    void noScreenBreaksARule(String rule) {
        assertThat(faults)
                .filteredOn(line -> line.startsWith(rule + "\t") && !line.contains("\tbroken-"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fit-cut",
                "fit-name",
                "fit-window",
                "fit-box",
                "target",
                "name",
                "tongue",
                "lines",
                "lines-khmer",
                "lines-word",
                "tab",
                "contrast"
            })
    void aScreenThatBreaksARuleIsFoundByItAndNoOther(String screen) {
        Set<String> found = faults.stream()
                .filter(line -> line.contains("\tbroken-" + screen + "\t"))
                .map(line -> line.substring(0, line.indexOf('\t')))
                .collect(Collectors.toSet());

        assertThat(found).containsExactly(screen.split("-")[0]);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
