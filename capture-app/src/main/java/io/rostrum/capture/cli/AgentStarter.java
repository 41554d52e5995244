package io.rostrum.capture.cli;

import io.rostrum.capture.agent.jobs.OwnCommand;
import io.rostrum.capture.agent.settings.AgentException;
import io.rostrum.capture.agent.settings.DataFolder;
import io.rostrum.capture.agent.settings.HttpSettings;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Finds the agent of this PC, or starts one that lives on by itself. */
final class AgentStarter {
    private static final Duration ANSWER = Duration.ofSeconds(3);
    private static final int START_SECONDS = 30;
    private static final int POLL_MILLIS = 200;
    private static final Set<String> LOCAL = Set.of("127.0.0.1", "localhost", "[::1]");
    private static final Path SETSID = Path.of("/usr/bin/setsid");

    private final URI agent;
    private final DataFolder data;

    AgentStarter(URI agent, DataFolder data) {
        this.agent = agent;
        this.data = data;
    }

    /** Whether an agent answers there. The plain old client: a new one makes ready for TLS before it asks, which takes longer. */
    boolean answers() {
        try {
            HttpURLConnection health =
                    (HttpURLConnection) agent.resolve("/api/v1/health").toURL().openConnection();
            health.setInstanceFollowRedirects(false);
            health.setConnectTimeout((int) ANSWER.toMillis());
            health.setReadTimeout((int) ANSWER.toMillis());
            try {
                return health.getResponseCode() == HttpURLConnection.HTTP_OK;
            } finally {
                health.disconnect();
            }
        } catch (IOException e) {
            return false; // nobody there
        }
    }

    /** Whether it would run on this PC, so that one can be started. */
    boolean isLocal() {
        return LOCAL.contains(agent.getHost());
    }

    /** Starts one and waits until it answers; returns its process. */
    long start() throws AgentException, CommandFailure, IOException, InterruptedException {
        if (!isLocal()) {
            throw CommandFailure.badInput("No agent answers at " + agent + ". Start it there, or check the address.");
        }
        data.prepare();
        Files.createDirectories(data.logs());
        Path log = data.logs().resolve("agent-console.log");
        Process process = new ProcessBuilder(command())
                .redirectInput(
                        ProcessBuilder.Redirect.from(Path.of(nullDevice()).toFile()))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (System.nanoTime() < deadline && process.isAlive()) {
            if (answers()) {
                return process.pid();
            }
            process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS);
        }
        process.destroy();
        throw CommandFailure.failed("no-agent", "The agent did not start; " + log + " says why.");
    }

    private List<String> command() {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(SETSID)) {
            command.add(SETSID.toString()); // Ctrl-C on the kiosk's terminal is not meant for the agent
        }
        int port = agent.getPort() < 0 ? HttpSettings.STANDARD_PORT : agent.getPort();
        command.addAll(
                OwnCommand.of(List.of("agent", "--data", data.root().toString(), "--port", String.valueOf(port))));
        return command;
    }

    private static String nullDevice() {
        return System.getProperty("os.name").startsWith("Windows") ? "NUL" : "/dev/null";
    }
}
