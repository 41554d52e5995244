package io.rostrum.capture.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rostrum.capture.agent.parts.RostrumProcess;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo, and its package sent once more by hand. */
@Tag("realtime")
class DemoTest {
    @TempDir
    private Path folder;

    @Test
    void theDemoPublishesALectureThatAnybodyCanFetch() throws Exception {
        String data = folder.resolve("demo").toString();
        try (RostrumProcess demo = RostrumProcess.start(folder, "demo", "--seconds", "3", "--data", data, "--json")) {
            JsonNode result = demo.await("result");

            assertThat(result.path("published").asBoolean()).isTrue();
            assertThat(get(result.path("watchUrl").asText()).statusCode()).isEqualTo(200);
            assertThat(get(result.path("playlistUrl").asText()).body()).startsWith("#EXTM3U");
            assertThat(demo.errors()).isEmpty();

            String recording = result.path("recording").asText();
            Run again = Run.of(
                    "upload", recording, "--data", data, "--to", url(result), "--token-file", token(data), "--json");
            assertThat(again.exitCode()).as(again.err()).isZero();
            assertThat(again.last().path("published").asBoolean()).isTrue();
            assertThat(again.last().path("bytesSent").asLong()).isZero();
            assertThat(again.last().path("bytesTotal").asLong()).isPositive();

            Path wrong = Files.writeString(folder.resolve("wrong"), "wrong");
            Run refused =
                    Run.of("upload", recording, "--data", data, "--to", url(result), "--token-file", wrong.toString());
            assertThat(refused.exitCode()).isEqualTo(2);
            assertThat(refused.err()).hasLineCount(1).contains("token");

            demo.signal("INT");
            assertThat(demo.exitCode()).as(demo.errors()).isZero();
        }
    }

    private static String url(JsonNode result) {
        return URI.create(result.path("watchUrl").asText()).resolve("/").toString();
    }

    private static String token(String data) {
        return Path.of(data, "platform", "token").toString();
    }

    private static HttpResponse<String> get(String uri) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(uri)).build(), BodyHandlers.ofString());
    }
}
