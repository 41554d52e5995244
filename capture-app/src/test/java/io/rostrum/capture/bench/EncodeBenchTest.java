package io.rostrum.capture.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rostrum.capture.agent.jobs.OwnCommand;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole comparisons as a person starts them; times are the machine's and only looked at for being there. */
class EncodeBenchTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    @Test
    void slidesAreComparedInTimeMemoryBytesAndLikeness() throws Exception {
        List<JsonNode> events = compare("slides");
        JsonNode result = events.get(events.size() - 1);
        assertThat(result.path("event").asText()).isEqualTo("result");
        assertThat(result.path("footage").asText()).isNotEmpty();
        assertThat(result.path("cases")).hasSize(1);
        assertCase(result.path("cases").get(0), "slides");
        JsonNode told = events.stream()
                .filter(event -> event.path("event").asText().equals("case"))
                .findFirst()
                .orElseThrow();
        assertThat(told.path("ratios")).isEqualTo(result.path("cases").get(0).path("ratios"));
    }

    @Test
    void withoutFootageAndWithoutThePeersScriptGeneratedPicturesAndTheBuiltInCommandDoAlsoForSegmentFiles()
            throws Exception {
        List<JsonNode> events = compare(
                "camera-master",
                "--media",
                folder.resolve("nothing").toString(),
                "--peer",
                folder.resolve("nobody.sh").toString(),
                "--segments",
                "files");
        JsonNode result = events.get(events.size() - 1);
        assertThat(result.path("footage").asText()).isEqualTo("generated");
        assertThat(result.path("peer").asText()).isEqualTo("built-in");
        assertCase(result.path("cases").get(0), "camera-master");
    }

    private static void assertCase(JsonNode measured, String id) {
        assertThat(measured.path("case").asText()).isEqualTo(id);
        for (String ratio : List.of("wall", "cpu", "memory", "bytes")) {
            assertThat(measured.path("ratios").path(ratio).asDouble()).as(ratio).isPositive();
        }
        assertThat(measured.path("rungs").findValuesAsText("height"))
                .containsExactly("1080", "720", "540", "360", "234");
        for (JsonNode rung : measured.path("rungs")) {
            assertThat(rung.path("bytesRatio").asDouble()).isPositive();
            for (String side : List.of("ours", "peer")) {
                assertThat(rung.path(side).path("ssim").asDouble())
                        .as(side + " at " + rung.path("height").asInt())
                        .isBetween(0.5, 1.0);
            }
        }
    }

    private static List<JsonNode> compare(String benchCase, String... more) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(
                List.of("bench", "encode", "--case", benchCase, "--seconds", "2", "--runs", "1", "--json"));
        words.addAll(List.of(more));
        Process process = new ProcessBuilder(OwnCommand.of(words))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(out).isZero();
        List<JsonNode> events = new ArrayList<>();
        for (String line : out.lines().toList()) {
            events.add(JSON.readTree(line));
        }
        return events;
    }
}
