package io.rostrum.capture.agent.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * {@code rostrum encode} as a process of its own: it yields to the recorder, and a crash in native code is its own. It ends
 * when its standard input does, so it never outlives the agent. One thread.
 */
final class EncodeProcess {
    private static final Logger LOG = LoggerFactory.getLogger(EncodeProcess.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int STOP_SECONDS = 30;

    private final Process process;
    private final DoubleConsumer progress;
    private volatile String sentence;

    /** Exit codes above say which signal ended a process. */
    private static final int SIGNALLED = 128;

    private static final int SIGKILL = 9;

    private EncodeProcess(Process process, DoubleConsumer progress) {
        this.process = process;
        this.progress = progress;
    }

    /**
     * How it ended.
     *
     * @param exitCode as the command line documents; 128 and more for a signal
     * @param sentence what it said of a failure; null if nothing
     */
    record Ended(int exitCode, String sentence) {
        /** What to tell people, and what comes next; for an end that is a failure. */
        String failure() {
            if (sentence != null) {
                return sentence;
            }
            if (exitCode == SIGNALLED + SIGKILL) {
                return "The system ended the encoder by force, most likely because memory ran out. It goes on after its last"
                        + " finished segment.";
            }
            return exitCode > SIGNALLED
                    ? "The encoder crashed (signal " + (exitCode - SIGNALLED)
                            + "). It goes on after its last finished segment."
                    : "The encoder ended without a word (exit code " + exitCode + ").";
        }
    }

    /**
     * Runs the command to its end.
     *
     * @throws InterruptedException if the thread is interrupted; the process was stopped in good order then
     */
    static Ended run(List<String> command, DoubleConsumer progress) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command);
        // The agent's allocator saves memory, the encoder's saves time.
        builder.environment().keySet().removeIf(name -> name.startsWith("MALLOC_"));
        return new EncodeProcess(builder.start(), progress).await();
    }

    private Ended await() throws InterruptedException {
        Thread events = reader("encode-events", process.getInputStream(), this::event);
        Thread messages = reader("encode-messages", process.getErrorStream(), line -> LOG.info("{}", line));
        try {
            int code = process.waitFor();
            events.join();
            messages.join();
            return new Ended(code, sentence);
        } catch (InterruptedException e) {
            stop();
            throw e;
        }
    }

    private void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
            LOG.warn("The encoder did not stop within {} s and is ended by force.", STOP_SECONDS);
            process.destroyForcibly();
        }
    }

    private void event(String line) throws IOException {
        JsonNode event = JSON.readTree(line);
        switch (event.path("event").asText()) {
            case "progress" -> progress.accept(event.path("progress").asDouble());
            case "error" -> sentence = event.path("message").asText();
            default -> LOG.info("{}", line);
        }
    }

    /** Takes a line. */
    @FunctionalInterface
    private interface Line {
        void take(String line) throws IOException;
    }

    private static Thread reader(String name, InputStream from, Line to) {
        Map<String, String> context = MDC.getCopyOfContextMap();
        Thread thread = new Thread(
                () -> {
                    MDC.setContextMap(context == null ? Map.of() : context);
                    try (BufferedReader lines =
                            new BufferedReader(new InputStreamReader(from, StandardCharsets.UTF_8))) {
                        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                            to.take(line);
                        }
                    } catch (IOException e) {
                        LOG.info("The encoder's output ended: {}", e.toString());
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
