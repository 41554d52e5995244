package io.rostrum.capture.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Asks this PC's agent. */
final class AgentQuery {
    private final Duration patience;

    @Option(
            names = "--agent",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:8080",
            description = "Where the agent is. Default: ${DEFAULT-VALUE}.")
    private URI agent;

    /** Waits also for a PC that has just woken or is busy encoding. */
    AgentQuery() {
        this(Duration.ofSeconds(20));
    }

    /** A query that waits so long for an answer. */
    AgentQuery(Duration patience) {
        this.patience = patience;
    }

    /**
     * What the agent says.
     *
     * @param path below {@code /api/v1/}
     * @return empty if no agent runs there
     * @throws CommandFailure if the address is none, or something else answers there
     */
    Optional<JsonNode> get(String path) throws IOException, InterruptedException, CommandFailure {
        HttpClient http = HttpClient.newBuilder().connectTimeout(patience).build();
        HttpResponse<byte[]> answer;
        try {
            HttpRequest request = HttpRequest.newBuilder(agent.resolve("/api/v1/" + path))
                    .timeout(patience)
                    .build();
            answer = http.send(request, BodyHandlers.ofByteArray());
        } catch (ConnectException e) {
            return Optional.empty();
        } catch (HttpTimeoutException e) {
            throw CommandFailure.failed(
                    "no-answer",
                    "The agent at " + agent + " did not answer within " + patience.toSeconds()
                            + " s, so it is overloaded or hangs. Try again; if it lasts: sudo systemctl restart rostrum.");
        } catch (IllegalArgumentException e) {
            throw CommandFailure.badInput(
                    agent + " is no address of an agent; it reads like http://127.0.0.1:8080.", e);
        }
        if (answer.statusCode() != 200) {
            throw CommandFailure.failed(
                    "no-agent", agent + " answers, but not as an agent does (" + answer.statusCode() + ").");
        }
        return Optional.of(new ObjectMapper().readTree(answer.body()));
    }
}
