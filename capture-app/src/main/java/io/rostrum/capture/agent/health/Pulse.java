package io.rostrum.capture.agent.health;

import io.rostrum.capture.recording.RecorderService;
import io.rostrum.capture.recording.RecorderState;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.Callable;

/** Whether the agent works. While it records, a deaf API is no reason to end the lecture. */
public final class Pulse implements Callable<Boolean> {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final RecorderService recorder;
    private final HttpRequest question;
    private HttpClient http;

    public Pulse(RecorderService recorder, URI agent) {
        this.recorder = recorder;
        this.question = HttpRequest.newBuilder(agent.resolve("/api/v1/health/live"))
                .timeout(PATIENCE)
                .build();
    }

    @Override
    public Boolean call() throws IOException, InterruptedException {
        if (recorder.status().state() != RecorderState.IDLE) {
            return true;
        }
        if (http == null) {
            http = HttpClient.newHttpClient();
        }
        return http.send(question, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    }
}
