package io.rostrum.capture.agent.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.rostrum.capture.agent.Agent;
import io.rostrum.capture.agent.parts.ApiClient;
import io.rostrum.capture.agent.parts.Poll;
import io.rostrum.capture.agent.settings.AgentSettings;
import io.rostrum.capture.agent.settings.DataFolder;
import io.rostrum.capture.agent.settings.RecordingSettings;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The description that the agent serves is true. */
class OpenApiTest {
    private static final Map<String, String> EXAMPLES = Map.of(
            "source", "test%3Acamera",
            "id", "01900000-0000-7000-8000-000000000000",
            "job", "encode-01900000-0000-7000-8000-000000000000",
            "language", "fr",
            "path", "master.m3u8",
            "role", "lecturer",
            "name", "nowhere",
            "check", "1",
            "file", "sound.wav");

    @TempDir
    private static Path data;

    private static Agent agent;
    private static ApiClient client;
    private static JsonNode description;

    @BeforeAll
    static void start() throws Exception {
        agent = Agent.start(
                AgentSettings.standard(new DataFolder(data))
                        .with(RecordingSettings.WITHOUT_PRE_BUFFER)
                        .onPort(0),
                Clock.systemUTC());
        client = new ApiClient(agent.uri(), null);
        description = new YAMLMapper().readTree(client.get("/openapi.yaml").body());
        Poll.until(
                "A picture is there",
                Duration.ofSeconds(20),
                () -> client.get("/preview/test%3Acamera.jpg").statusCode(),
                status -> status == 200);
    }

    @AfterAll
    static void stop() {
        agent.close();
    }

    @Test
    void everyPathAndMethodInItIsAnsweredAsItSays() throws Exception {
        for (Map.Entry<String, JsonNode> path : description.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                if (method.getKey().equals("parameters")) {
                    continue; // those that all methods share
                }
                JsonNode responses = method.getValue().path("responses");
                int status = status(method.getKey(), example(path.getKey()));

                assertThat(responses.has(String.valueOf(status)))
                        .as("%s %s answers %d, which it names", method.getKey(), path.getKey(), status)
                        .isTrue();
                assertThat(status).isNotIn(405, 500);
            }
        }
    }

    @Test
    void theStatusHasTheFieldsThatItNamesAndNoOthers() throws Exception {
        assertFields(client.json("/status"), schema("Status"));
        JsonNode sources = client.json("/status").path("sources");
        sources.forEach(source -> assertKnown(source, schema("Source")));
    }

    private static int status(String method, String path) throws Exception {
        if (!method.equals("get")) {
            return client.send(method.toUpperCase(Locale.ROOT), path).statusCode();
        }
        HttpResponse<Stream<String>> answer = client.lines(path);
        answer.body().close();
        return answer.statusCode();
    }

    private static String example(String path) {
        String example = path;
        for (Map.Entry<String, String> parameter : EXAMPLES.entrySet()) {
            example = example.replace("{" + parameter.getKey() + "}", parameter.getValue());
        }
        return example;
    }

    private static JsonNode schema(String name) {
        return description.path("components").path("schemas").path(name);
    }

    private static void assertFields(JsonNode value, JsonNode schema) {
        assertKnown(value, schema);
        for (JsonNode required : schema.path("required")) {
            assertThat(value.has(required.asText())).as("has %s", required).isTrue();
        }
    }

    private static void assertKnown(JsonNode value, JsonNode schema) {
        List<String> known = names(schema.path("properties"));
        assertThat(known).containsAll(names(value));
    }

    private static List<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }
}
