package io.rostrum.capture.device;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks a small program of the system something, for at most a few seconds. */
final class SystemProgram {
    private static final Logger LOG = LoggerFactory.getLogger(SystemProgram.class);
    private static final long SECONDS = 3;

    private SystemProgram() {}

    /** What it printed; empty if it is not installed, failed or did not end. */
    static String output(String... command) {
        Path file = null;
        try {
            file = Files.createTempFile("rostrum-devices", ".txt");
            Process process = new ProcessBuilder(command)
                    .redirectOutput(file.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return "";
            }
            return process.exitValue() == 0 ? Files.readString(file, StandardCharsets.UTF_8) : "";
        } catch (IOException e) {
            LOG.debug("{} could not be asked: {}", List.of(command), e.getMessage());
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        } finally {
            delete(file);
        }
    }

    private static void delete(Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            LOG.debug("{} stays behind: {}", file, e.getMessage());
        }
    }
}
