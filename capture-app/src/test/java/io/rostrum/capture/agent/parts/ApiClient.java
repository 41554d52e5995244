package io.rostrum.capture.agent.parts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** Calls an agent's API as a program of somebody else would. */
public final class ApiClient {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI agent;
    private final String token;

    /** A client that shows a token, or none if it is null. */
    public ApiClient(URI agent, String token) {
        this.agent = agent;
        this.token = token;
    }

    /** A client that shows the token of a data folder. */
    public static ApiClient withTokenOf(URI agent, Path data) throws IOException {
        return new ApiClient(
                agent, Files.readString(data.resolve("agent").resolve("token")).strip());
    }

    public HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        return http.send(request(path).GET().build(), BodyHandlers.ofByteArray());
    }

    public HttpResponse<byte[]> post(String path, String body) throws IOException, InterruptedException {
        return http.send(request(path).POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofByteArray());
    }

    /** A request that says nothing of how long its body is. */
    public HttpResponse<byte[]> postInChunks(String path, byte[] body) throws IOException, InterruptedException {
        return http.send(
                request(path)
                        .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                        .build(),
                BodyHandlers.ofByteArray());
    }

    public HttpResponse<byte[]> send(String method, String path) throws IOException, InterruptedException {
        return http.send(request(path).method(method, BodyPublishers.noBody()).build(), BodyHandlers.ofByteArray());
    }

    public HttpResponse<byte[]> send(String method, String path, String body) throws IOException, InterruptedException {
        return http.send(
                request(path).method(method, BodyPublishers.ofString(body)).build(), BodyHandlers.ofByteArray());
    }

    /** A part of a file. */
    public HttpResponse<byte[]> range(String path, String range) throws IOException, InterruptedException {
        return http.send(request(path).header("Range", range).GET().build(), BodyHandlers.ofByteArray());
    }

    /** The lines of a stream as they come; close it to go away. */
    public HttpResponse<Stream<String>> lines(String path) throws IOException, InterruptedException {
        return http.send(request(path).GET().build(), BodyHandlers.ofLines());
    }

    /** The body of a GET as JSON. */
    public JsonNode json(String path) throws IOException, InterruptedException {
        return json(get(path));
    }

    public static JsonNode json(HttpResponse<byte[]> response) throws IOException {
        return JSON.readTree(response.body());
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(agent + "/api/v1" + path)).timeout(PATIENCE);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return request;
    }
}
