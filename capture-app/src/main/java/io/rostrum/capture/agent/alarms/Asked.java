package io.rostrum.capture.agent.alarms;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a small program of the system says. */
final class Asked {
    private static final Logger LOG = LoggerFactory.getLogger(Asked.class);
    private static final int SECONDS = 5;
    private static final int MOST = 64 * 1024;

    private Asked() {}

    /** Asks a program of this system. */
    interface Program {
        /** Its output; empty if it is not there, failed, or took longer than {@value Asked#SECONDS} s. */
        Optional<String> run(List<String> command);
    }

    static Optional<String> run(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                    .start();
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                LOG.debug("{} does not answer", command);
                return Optional.empty();
            }
            String said = new String(process.getInputStream().readNBytes(MOST), StandardCharsets.UTF_8);
            return process.exitValue() == 0 ? Optional.of(said) : Optional.empty();
        } catch (IOException e) {
            LOG.trace("{} is not there", command, e);
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
