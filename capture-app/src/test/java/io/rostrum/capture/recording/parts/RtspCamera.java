package io.rostrum.capture.recording.parts;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** A network camera with sound: GStreamer's RTSP server, in a process that can be killed. */
public final class RtspCamera implements AutoCloseable {
    /** The system's own: the packages for GStreamer belong to it, not to another that may come first on the path. */
    private static final String PYTHON = "/usr/bin/python3";

    private final Process server;
    private final int port;

    private RtspCamera(Process server, int port) {
        this.server = server;
        this.port = port;
    }

    /**
     * Starts a camera.
     *
     * @param folder for its script
     * @param port 0 for any that is free
     * @param options what the script takes, for example {@code keyint=50}
     */
    public static RtspCamera start(Path folder, int port, String... options) throws IOException {
        Path script = folder.resolve("rtsp_camera.py");
        try (InputStream source =
                RtspCamera.class.getResourceAsStream("/io/rostrum/capture/recording/rtsp_camera.py")) {
            Files.copy(source, script, StandardCopyOption.REPLACE_EXISTING);
        }
        List<String> command = new ArrayList<>(List.of(PYTHON, script.toString(), Integer.toString(port)));
        command.addAll(List.of(options));
        Process server = Run.start(new ProcessBuilder(command)
                .redirectError(folder.resolve("rtsp.log").toFile()));
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.US_ASCII));
        String line = reader.readLine();
        if (line == null) {
            throw new AssertionError("The RTSP camera did not start. Run the tests with ./rostrum test, which installs "
                    + "GStreamer's parts. " + Files.readString(folder.resolve("rtsp.log")));
        }
        return new RtspCamera(server, Integer.parseInt(line.strip()));
    }

    public int port() {
        return port;
    }

    public String url() {
        return "rtsp://127.0.0.1:" + port + "/cam";
    }

    /** Its address if it was given a certificate. */
    public String secureUrl() {
        return "rtsps://127.0.0.1:" + port + "/cam";
    }

    /** Pulls its plug. */
    public void kill() {
        Run.kill(server);
    }

    @Override
    public void close() {
        kill();
    }
}
