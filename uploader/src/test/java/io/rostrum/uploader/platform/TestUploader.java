package io.rostrum.uploader.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** Plays the appliance: a few plain calls, so that the platform is not tested with its own twin. */
final class TestUploader {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;
    private final String token;

    TestUploader(URI base, String token) {
        this.base = base;
        this.token = token;
    }

    static String manifest(String id, List<TestFile> files) {
        ObjectNode manifest = JSON.createObjectNode();
        manifest.put("version", 1).put("id", id).put("createdAt", "2026-11-24T08:00:00Z");
        ArrayNode list = manifest.putArray("files");
        for (TestFile file : files) {
            list.addObject()
                    .put("path", file.path())
                    .put("size", file.bytes().length)
                    .put("sha256", file.sha256());
        }
        return manifest.toString();
    }

    HttpResponse<String> sendManifest(String id, String json) throws Exception {
        return send(request("/api/packages/" + id + "/manifest")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    /** The paths the platform still wants. */
    List<String> want(String id, List<TestFile> files) throws Exception {
        HttpResponse<String> answer = sendManifest(id, manifest(id, files));
        if (answer.statusCode() != 200) {
            throw new IOException(answer.statusCode() + " " + answer.body());
        }
        return JSON.convertValue(
                json(answer).path("want"), JSON.getTypeFactory().constructCollectionType(List.class, String.class));
    }

    HttpResponse<String> commit(String id) throws Exception {
        return send(request("/api/packages/" + id + "/commit").POST(BodyPublishers.noBody()));
    }

    HttpResponse<String> commit(String id, long attempt) throws Exception {
        return send(request("/api/packages/" + id + "/commit")
                .header("Rostrum-Attempt", Long.toString(attempt))
                .POST(BodyPublishers.noBody()));
    }

    HttpResponse<String> withdraw(String id) throws Exception {
        return send(request("/api/packages/" + id + "/withdraw").POST(BodyPublishers.noBody()));
    }

    /** Sends a manifest and answers the number of this attempt. */
    long attempt(String id, List<TestFile> files) throws Exception {
        return json(sendManifest(id, manifest(id, files))).path("attempt").asLong();
    }

    HttpResponse<String> create(String id, TestFile promised) throws Exception {
        return create(
                promised.bytes().length,
                metadata("package", id) + "," + metadata("path", promised.path()) + ","
                        + metadata("sha256", promised.sha256()));
    }

    HttpResponse<String> create(long length, String metadata) throws Exception {
        return send(tus("/files")
                .header("Upload-Length", Long.toString(length))
                .header("Upload-Metadata", metadata)
                .POST(BodyPublishers.noBody()));
    }

    /** Creates an upload and answers its address. */
    String created(String id, TestFile promised) throws Exception {
        HttpResponse<String> answer = create(id, promised);
        return answer.headers()
                .firstValue("Location")
                .orElseThrow(() -> new IOException(answer.statusCode() + " " + answer.body()));
    }

    long offset(String location) throws Exception {
        HttpResponse<String> answer = head(location);
        return answer.headers()
                .firstValueAsLong("Upload-Offset")
                .orElseThrow(() -> new IOException("HEAD answered " + answer.statusCode()));
    }

    HttpResponse<String> head(String location) throws Exception {
        return send(tus(location).method("HEAD", BodyPublishers.noBody()));
    }

    HttpResponse<String> patch(String location, long offset, byte[] bytes) throws Exception {
        return patch(location, offset, BodyPublishers.ofByteArray(bytes));
    }

    HttpResponse<String> patch(String location, long offset, BodyPublisher body) throws Exception {
        return send(patchRequest(location, offset, body));
    }

    HttpRequest.Builder patchRequest(String location, long offset, BodyPublisher body) {
        return tus(location)
                .header("Content-Type", "application/offset+octet-stream")
                .header("Upload-Offset", Long.toString(offset))
                .method("PATCH", body);
    }

    HttpResponse<String> delete(String location) throws Exception {
        return send(tus(location).DELETE());
    }

    /** Sends the rest of a file from where the platform stands. */
    void finish(String location, TestFile file) throws Exception {
        long offset = offset(location);
        byte[] rest = Arrays.copyOfRange(file.bytes(), (int) offset, file.bytes().length);
        HttpResponse<String> answer = patch(location, offset, rest);
        if (answer.statusCode() != 204) {
            throw new IOException(answer.statusCode() + " " + answer.body());
        }
    }

    void upload(String id, TestFile file) throws Exception {
        finish(created(id, file), file);
    }

    /** Manifest, files, commit. */
    HttpResponse<String> publish(String id, List<TestFile> files) throws Exception {
        List<String> want = want(id, files);
        for (TestFile file : files) {
            if (want.contains(file.path())) {
                upload(id, file);
            }
        }
        return commit(id);
    }

    /** Reads a public address, without the token. */
    HttpResponse<byte[]> get(String path, String... headers) throws Exception {
        return open("GET", path, headers);
    }

    HttpResponse<byte[]> open(String method, String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(Duration.ofSeconds(20))
                .method(method, BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), BodyHandlers.ofByteArray());
    }

    String page(String path) throws Exception {
        return new String(get(path).body(), StandardCharsets.UTF_8);
    }

    /**
     * Sends a request, once more if the connection it was sent on had just been closed: a server may do so after any answer
     * (RFC 9112, 9.3.1), and the client of the JDK does not hide it for every method.
     */
    HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            if (!String.valueOf(e.getMessage()).contains("received no bytes")) {
                throw e;
            }
            return http.send(request.build(), BodyHandlers.ofString());
        }
    }

    HttpRequest.Builder tus(String path) {
        return request(path).header("Tus-Resumable", "1.0.0");
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(20));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    static JsonNode json(HttpResponse<String> answer) throws IOException {
        return JSON.readTree(answer.body());
    }

    static String metadata(String key, String value) {
        return key + " " + Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));
    }
}
