package io.rostrum.capture.recording.parts;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A screen without a monitor (Xvfb), whose colour can be changed. */
public final class XScreen implements AutoCloseable {
    private final Process server;
    private final String display;

    private XScreen(Process server, String display) {
        this.server = server;
        this.display = display;
    }

    /** Starts a screen on a display number that is free. */
    public static XScreen start(int width, int height) throws IOException {
        Process server = Run.start(new ProcessBuilder(
                        "Xvfb",
                        "-displayfd",
                        "1",
                        "-screen",
                        "0",
                        width + "x" + height + "x24",
                        "-nolisten",
                        "tcp",
                        "-noreset")
                .redirectError(ProcessBuilder.Redirect.DISCARD));
        // Xvfb tells its number once it takes connections.
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.US_ASCII));
        String number = reader.readLine();
        if (number == null) {
            throw new AssertionError("Xvfb did not start");
        }
        return new XScreen(server, ":" + number.strip());
    }

    /** For example {@code :99}. */
    public String display() {
        return display;
    }

    /** Fills the screen, for example with {@code #204060}. */
    public void fill(String colour) throws Exception {
        Run.program(Map.of("DISPLAY", display), "xsetroot", "-solid", colour);
    }

    @Override
    public void close() {
        server.destroy(); // lets it remove its socket
        server.onExit().join();
    }
}
