package io.rostrum.capture.kiosk.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks the agent over its HTTP API, version 1. Safe for use by several threads; every call blocks its caller, so none may
 * come from the JavaFX thread. The token is read anew for each call that changes something: an agent that was set up
 * again while the kiosk ran has another one.
 */
public final class AgentClient implements AgentApi {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(10);
    /** Starting opens devices and stopping makes the last fragments safe: both may take a slow camera's time. */
    private static final Duration CHANGE_TIMEOUT = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final Json json = new Json();
    private final URI base;
    private final Path tokenFile;

    /**
     * @param agent the agent's address, for example {@code http://127.0.0.1:8080}
     * @param tokenFile the file with the token that lets its reader start and stop recordings
     */
    public AgentClient(URI agent, Path tokenFile) {
        String address = agent.toString();
        this.base = URI.create(address.endsWith("/") ? address.substring(0, address.length() - 1) : address);
        this.tokenFile = tokenFile;
    }

    /**
     * Asks for the status once; the usual way to hear of it is {@link EventReader}.
     *
     * @throws AgentException if the agent does not answer
     */
    public AgentStatus status() throws AgentException {
        return json.read(text(get("/status").timeout(ANSWER_TIMEOUT)), AgentStatus.class);
    }

    @Override
    public Recording start(RecordingRequest request) throws AgentException {
        return json.read(change("/recordings", json.write(request)), Recording.class);
    }

    @Override
    public Recording stop() throws AgentException {
        return json.read(change("/recordings/current/stop", ""), Recording.class);
    }

    @Override
    public Recording recording(String id) throws AgentException {
        return json.read(text(get("/recordings/" + encode(id)).timeout(ANSWER_TIMEOUT)), Recording.class);
    }

    /** Opens the event stream; the caller closes it. */
    InputStream events() throws AgentException {
        return stream(get("/events").header("Accept", "text/event-stream"));
    }

    /**
     * Opens the moving preview of a source, as {@code multipart/x-mixed-replace}; the caller closes it.
     *
     * @param width the wished width, pixels
     */
    InputStream preview(String source, int width, int framesPerSecond) throws AgentException {
        return stream(get("/preview/" + encode(source) + ".mjpeg?width=" + width + "&fps=" + framesPerSecond));
    }

    Json json() {
        return json;
    }

    private HttpRequest.Builder get(String path) {
        return HttpRequest.newBuilder(URI.create(base + "/api/v1" + path)).GET();
    }

    private String change(String path, String body) throws AgentException {
        return text(HttpRequest.newBuilder(URI.create(base + "/api/v1" + path))
                .timeout(CHANGE_TIMEOUT)
                .header("Authorization", "Bearer " + token())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private String text(HttpRequest.Builder request) throws AgentException {
        HttpResponse<String> response = send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
        if (response.statusCode() >= 300) {
            throw refused(response.statusCode(), response.body());
        }
        return response.body();
    }

    private InputStream stream(HttpRequest.Builder request) throws AgentException {
        HttpResponse<InputStream> response = answer(request.build());
        if (response.statusCode() == 200) {
            return response.body();
        }
        try (InputStream body = response.body()) {
            throw refused(response.statusCode(), new String(body.readNBytes(8192), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw refused(response.statusCode(), "");
        }
    }

    /** A stream has no end to wait for, so only the wait for its head is limited, not the request. */
    private HttpResponse<InputStream> answer(HttpRequest request) throws AgentException {
        CompletableFuture<HttpResponse<InputStream>> answer = http.sendAsync(request, BodyHandlers.ofInputStream());
        try {
            return answer.get(ANSWER_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            answer.cancel(true);
            throw notAnswering(e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            throw closing(e);
        }
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) throws AgentException {
        try {
            return http.send(request, handler);
        } catch (IOException e) {
            throw notAnswering(e);
        } catch (InterruptedException e) {
            throw closing(e);
        }
    }

    private AgentException notAnswering(Exception cause) {
        return new AgentException(
                AgentException.Code.NOT_ANSWERING, "The agent at " + base + " does not answer. Is it running?", cause);
    }

    private static AgentException closing(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new AgentException(AgentException.Code.NOT_ANSWERING, "The kiosk is closing.", cause);
    }

    private AgentException refused(int status, String body) {
        AgentException.Code code =
                switch (status) {
                    case 401, 403 -> AgentException.Code.NOT_ALLOWED;
                    case 409 -> AgentException.Code.CONFLICT;
                    case 503 -> AgentException.Code.NO_SOURCE;
                    default -> AgentException.Code.REFUSED;
                };
        return new AgentException(code, json.problem(body), null);
    }

    private String token() throws AgentException {
        try {
            return Files.readString(tokenFile).strip();
        } catch (IOException e) {
            throw new AgentException(
                    AgentException.Code.NOT_ALLOWED,
                    "The token file " + tokenFile + " cannot be read. Run the kiosk as the agent's user.",
                    e);
        }
    }

    private static String encode(String pathPart) {
        return URLEncoder.encode(pathPart, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
