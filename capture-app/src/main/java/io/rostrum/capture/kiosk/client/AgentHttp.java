package io.rostrum.capture.kiosk.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
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
 * The requests themselves: addresses, deadlines, the token, refusals. Safe for use by several threads. The token is read
 * anew for each call that changes something: an agent that was set up again while the kiosk ran has another one.
 */
final class AgentHttp {
    static final String BASE = "/api/v1";

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(10);
    /** Starting opens devices, stopping makes the last fragments safe, a check listens for five seconds. */
    private static final Duration CHANGE_TIMEOUT = Duration.ofSeconds(60);

    private static final int LARGEST_FILE = 16 << 20;

    private final Json json = new Json();
    private final URI base;
    private final Path tokenFile;
    private HttpClient http;

    AgentHttp(URI agent, Path tokenFile) {
        String address = agent.toString();
        this.base = URI.create(address.endsWith("/") ? address.substring(0, address.length() - 1) : address);
        this.tokenFile = tokenFile;
    }

    Json json() {
        return json;
    }

    String get(String path) throws AgentException {
        return text(request(path).GET().timeout(ANSWER_TIMEOUT));
    }

    /** A small file as a whole. */
    byte[] bytes(String path) throws AgentException {
        try (InputStream in = stream(path)) {
            return in.readNBytes(LARGEST_FILE);
        } catch (IOException e) {
            throw notAnswering(e);
        }
    }

    String change(String method, String path, Object body) throws AgentException {
        return change(method, path, "application/json", body == null ? "" : json.write(body));
    }

    String change(String method, String path, String contentType, String body) throws AgentException {
        return text(request(path)
                .timeout(CHANGE_TIMEOUT)
                .header("Authorization", "Bearer " + token())
                .header("Content-Type", contentType)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }

    /** A stream has no end to wait for, so only the wait for its head is limited, not the request. */
    InputStream stream(String path) throws AgentException {
        HttpResponse<InputStream> response = head(request(path).GET().build());
        if (response.statusCode() == 200) {
            return response.body();
        }
        try (InputStream body = response.body()) {
            throw refused(response.statusCode(), new String(body.readNBytes(8192), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw refused(response.statusCode(), "");
        }
    }

    /** Made by the first thread that asks: it takes a while, which the screen's thread does not have when the kiosk opens. */
    private synchronized HttpClient http() {
        if (http == null) {
            http = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT_TIMEOUT)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();
        }
        return http;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + BASE + path));
    }

    private HttpResponse<InputStream> head(HttpRequest request) throws AgentException {
        CompletableFuture<HttpResponse<InputStream>> answer = http().sendAsync(request, BodyHandlers.ofInputStream());
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

    private String text(HttpRequest.Builder request) throws AgentException {
        try {
            HttpResponse<String> response = http().send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
            if (response.statusCode() >= 300) {
                throw refused(response.statusCode(), response.body());
            }
            return response.body();
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
                    case 404 -> AgentException.Code.NOT_FOUND;
                    case 409 -> AgentException.Code.CONFLICT;
                    case 503 -> AgentException.Code.NO_SOURCE;
                    case 507 -> AgentException.Code.DISK_FULL;
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
}
