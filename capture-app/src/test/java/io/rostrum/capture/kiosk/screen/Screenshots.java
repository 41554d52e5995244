package io.rostrum.capture.kiosk.screen;

import io.rostrum.capture.testsupport.XvfbDisplay;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What {@code ./rostrum screenshots} runs: {@link KioskScreenshots} on a screen in memory. */
public final class Screenshots {
    private Screenshots() {}

    /** Arguments: the folder, and a regular expression that the names of the pictures must match; both may be left out. */
    public static void main(String[] args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.awt.headless=true",
                "-Duser.language=en",
                "-cp",
                System.getProperty("java.class.path"),
                KioskScreenshots.class.getName()));
        command.addAll(List.of(args));
        int code;
        try (XvfbDisplay display = new XvfbDisplay()) {
            code = display.on(new ProcessBuilder(command)).inheritIO().start().waitFor();
        }
        System.exit(code);
    }
}
