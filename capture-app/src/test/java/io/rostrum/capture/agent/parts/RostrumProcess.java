package io.rostrum.capture.agent.parts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rostrum.capture.agent.jobs.OwnCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The program in a process of its own, as a shell would start it. */
public final class RostrumProcess implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Process process;
    private final Path out;
    private final Path err;

    private RostrumProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** Starts it; its output goes to files in a folder. */
    public static RostrumProcess start(Path folder, String... arguments) throws IOException {
        Path out = Files.createTempFile(folder, "rostrum", ".out");
        Path err = Files.createTempFile(folder, "rostrum", ".err");
        List<String> command = OwnCommand.of(List.of(arguments));
        // It lives for seconds: what the second compiler costs, it never gives back.
        command.add(1, "-XX:TieredStopAtLevel=1");
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        return new RostrumProcess(process, out, err);
    }

    /** Asks it to stop as a signal of that name would, for example {@code INT}. */
    public void signal(String name) throws IOException, InterruptedException {
        signal(process.toHandle(), name);
    }

    /** Sends a signal to any process. */
    public static void signal(ProcessHandle process, String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                .start()
                .waitFor();
    }

    /** Ends its standard input. */
    public void closeInput() throws IOException {
        process.getOutputStream().close();
    }

    /** Waits for its end and returns its exit code. */
    public int exitCode() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("The program did not end within " + PATIENCE + ".");
        }
        return process.exitValue();
    }

    /** The lines that are JSON so far. */
    public List<JsonNode> events() throws IOException {
        List<JsonNode> events = new ArrayList<>();
        for (String line : Files.readString(out).split("\n")) {
            if (line.startsWith("{") && line.endsWith("}")) {
                events.add(JSON.readTree(line));
            }
        }
        return events;
    }

    /** Waits for an event of that name. */
    public JsonNode await(String event) throws Exception {
        return Poll.until(
                        "The event " + event,
                        PATIENCE,
                        () -> events().stream()
                                .filter(e -> e.path("event").asText().equals(event))
                                .findFirst(),
                        found -> found.isPresent() || !process.isAlive())
                .orElseThrow(() -> new AssertionError("The program ended without the event " + event));
    }

    /** Its last event. */
    public JsonNode last() throws IOException {
        List<JsonNode> events = events();
        return events.get(events.size() - 1);
    }

    public String errors() throws IOException {
        return Files.readString(err);
    }

    public ProcessHandle handle() {
        return process.toHandle();
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
