package io.rostrum.capture.cli;

import io.rostrum.capture.agent.jobs.OwnCommand;
import io.rostrum.capture.agent.settings.AgentException;
import io.rostrum.capture.agent.settings.DataFolder;
import io.rostrum.capture.agent.settings.HttpSettings;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
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
    private static final int POLL_MILLIS = 200;
    private static final Set<String> LOCAL = Set.of("127.0.0.1", "localhost", "[::1]");
    private static final Path SETSID = Path.of("/usr/bin/setsid");

    private final URI agent;
    private final DataFolder data;

    AgentStarter(URI agent, DataFolder data) {
        this.agent = agent;
        this.data = data;
    }

    /** What is at an agent's address. */
    enum Found {
        /** An agent, and it answers. */
        AGENT,
        /** Somebody listens and does not answer yet: an agent that is slow, which another one beside it makes slower. */
        SLOW,
        /** Nobody listens. */
        NOBODY
    }

    /**
     * Looks who is there. The plain old client: a new one makes ready for TLS before it asks, which takes longer.
     *
     * @throws CommandFailure if something else than an agent answers
     */
    Found look() throws CommandFailure {
        boolean connected = false;
        try {
            HttpURLConnection health =
                    (HttpURLConnection) agent.resolve("/api/v1/health").toURL().openConnection();
            health.setInstanceFollowRedirects(false);
            health.setConnectTimeout((int) ANSWER.toMillis());
            health.setReadTimeout((int) ANSWER.toMillis());
            try {
                health.connect();
                connected = true;
                int status = health.getResponseCode();
                if (status != HttpURLConnection.HTTP_OK) {
                    throw CommandFailure.failed(
                            "no-agent", agent + " answers, but not as an agent does (" + status + ").");
                }
                return Found.AGENT;
            } finally {
                health.disconnect();
            }
        } catch (IOException e) {
            // Of this PC's own ports, only one where somebody listens lets us wait until we are connected.
            boolean waited = e instanceof SocketTimeoutException && isLocal();
            return connected || waited ? Found.SLOW : Found.NOBODY;
        }
    }

    /** Looks until it is known; an agent that listens is waited for, however slow it is. */
    Found lookLong() throws CommandFailure, InterruptedException {
        Found found = look();
        while (found == Found.SLOW) {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            found = look();
        }
        return found;
    }

    /** Whether it would run on this PC, so that one can be started. */
    boolean isLocal() {
        return LOCAL.contains(agent.getHost());
    }

    /** Starts one and waits, while it lives, until one answers: it or, if another took its place meanwhile, that one. */
    Process start() throws AgentException, CommandFailure, IOException, InterruptedException {
        data.prepare();
        Files.createDirectories(data.logs());
        Path log = data.logs().resolve("agent-console.log");
        Process process = new ProcessBuilder(command())
                .redirectInput(
                        ProcessBuilder.Redirect.from(Path.of(nullDevice()).toFile()))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        boolean alive = true;
        while (alive) {
            alive = process.isAlive();
            if (lookLong() == Found.AGENT) {
                return process;
            }
            process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS);
        }
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
