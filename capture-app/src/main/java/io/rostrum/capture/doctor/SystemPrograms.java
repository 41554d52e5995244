package io.rostrum.capture.doctor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks small programs of the system, with patience of some seconds. */
class SystemPrograms {
    private static final Logger LOG = LoggerFactory.getLogger(SystemPrograms.class);
    private static final long PATIENCE_SECONDS = 5;

    /** What a program says on standard output; empty if it is not there, fails or does not come to an end. */
    Optional<String> ask(String... command) throws InterruptedException {
        try {
            Path answer = Files.createTempFile("rostrum-doctor", ".txt");
            try {
                Process process = new ProcessBuilder(List.of(command))
                        .redirectOutput(answer.toFile())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
                process.getOutputStream().close();
                if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    LOG.debug("{} did not answer in {} s", command[0], PATIENCE_SECONDS);
                    return Optional.empty();
                }
                return process.exitValue() == 0
                        ? Optional.of(Files.readString(answer, StandardCharsets.UTF_8))
                        : Optional.empty();
            } finally {
                Files.deleteIfExists(answer);
            }
        } catch (IOException e) {
            LOG.debug("{} cannot be asked: {}", command[0], e.getMessage());
            return Optional.empty();
        }
    }
}
