package io.rostrum.capture.kiosk.screen;

import io.rostrum.capture.testsupport.XvfbDisplay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What {@code ./rostrum bench kiosk} runs: the real kiosk in a window of 1280x720 on a screen in memory, with two previews of
 * 15 pictures a second from a played agent in another process. It tells figures and judges nothing: times are the machine's.
 */
public final class KioskFigures {
    private static final int PREVIEW_MILLIS = 1_000 / 15;

    private KioskFigures() {}

    /** Takes no arguments. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("rostrum-figures");
        Path token = Files.writeString(folder.resolve("token"), FakeAgent.TOKEN);
        int code;
        try (XvfbDisplay display = new XvfbDisplay();
                FakeAgent agent = new FakeAgent()) {
            agent.previewEach(PREVIEW_MILLIS);
            ProcessBuilder probe = new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:+UseSerialGC",
                    "-Duser.language=en",
                    "-cp",
                    System.getProperty("java.class.path"),
                    KioskProbe.class.getName(),
                    agent.address().toString(),
                    token.toString());
            code = display.on(probe).inheritIO().start().waitFor();
        }
        System.exit(code);
    }
}
