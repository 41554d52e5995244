package io.rostrum.uploader.platform;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A platform in a process of its own, so that it can be killed at any byte. */
final class PlatformProcess implements AutoCloseable {
    private final Process process;
    private final URI url;
    private final Path token;

    private PlatformProcess(Process process, URI url, Path token) {
        this.process = process;
        this.url = url;
        this.token = token;
    }

    /** The child's program: a data directory, a port, and until the end of standard input. */
    public static void main(String[] args) throws Exception {
        PlatformSettings settings = new PlatformSettings(Path.of(args[0]), null, Integer.parseInt(args[1]), null);
        try (Platform platform = Platform.start(settings)) {
            System.out.println(platform.url() + " " + platform.tokenFile());
            while (System.in.read() >= 0) {
                // The parent holds the pipe open for as long as it needs us.
            }
        }
    }

    static PlatformProcess start(Path data) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        PlatformProcess.class.getName(),
                        data.toString(),
                        "0")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader out = process.inputReader();
        String line = out.readLine();
        while (line != null && !line.startsWith("http://")) {
            line = out.readLine();
        }
        if (line == null) {
            throw new IOException("The platform's process ended before it listened");
        }
        String[] words = line.split(" ", 2);
        return new PlatformProcess(process, URI.create(words[0]), Path.of(words[1]));
    }

    TestUploader uploader() throws IOException {
        return new TestUploader(url, Files.readString(token).strip());
    }

    /** As a power cut does it: no farewell. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            throw new IllegalStateException("The platform's process does not die");
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
