package io.rostrum.capture.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rostrum.capture.device.SourceSpec;
import io.rostrum.capture.recording.RecorderService;
import io.rostrum.capture.recording.RecordingStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lecture from the test sources to a package in order, by the commands alone. */
@Tag("realtime")
class RecordAndEncodeTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path folder;

    private static String data;
    private static Run recorded;

    @BeforeAll
    static void record() {
        data = folder.resolve("data").toString();
        recorded = Run.of(
                "record",
                "--for",
                "3s",
                "--title",
                "Waves",
                "--lecturer",
                "A. Physicist",
                "--language",
                "en",
                "--data",
                data,
                "--json");
    }

    @Test
    void recordingTellsFirstWhenSomethingIsSafeThenWhereItLies() throws IOException {
        assertThat(recorded.exitCode()).as(recorded.err()).isZero();
        JsonNode safe = event(recorded, "recording");
        JsonNode result = recorded.last();
        assertThat(result.path("event").asText()).isEqualTo("result");
        assertThat(result.path("recording").asText())
                .isEqualTo(safe.path("recording").asText());
        assertThat(result.path("path").asText()).isEqualTo(safe.path("path").asText());
        assertThat(result.path("droppedFrames").isIntegralNumber()).isTrue();
        assertThat(Path.of(result.path("path").asText(), "master", "presenter-video.mp4"))
                .isNotEmptyFile();
        assertThat(Path.of(data, "logs", "record.log")).content().contains("INFO");
    }

    @Test
    void theRecordingIsEncodedByTheBeginningOfItsIdAndThePackageIsInOrder() throws IOException {
        Run encoded = Run.of("encode", id().substring(0, 13), "--data", data, "--ladder", "small", "--json");

        assertThat(encoded.exitCode()).as(encoded.err()).isZero();
        assertThat(event(encoded, "progress").path("progress").asDouble()).isBetween(0.0, 1.0);
        JsonNode result = encoded.last();
        assertThat(result.path("package").asText()).endsWith(id() + "/package");
        assertThat(Path.of(result.path("playlist").asText())).exists();
        assertThat(result.path("mediaSeconds").asDouble()).isGreaterThan(2.5);
        assertThat(result.path("wallSeconds").asDouble()).isPositive();
        assertThat(result.path("renditions").findValuesAsText("name")).containsExactly("720p", "360p", "234p");
        JsonNode metadata = JSON.readTree(
                Path.of(result.path("package").asText(), "metadata.json").toFile());
        assertThat(metadata.path("title").asText()).isEqualTo("Waves");
        assertThat(metadata.path("creator").asText()).isEqualTo("A. Physicist");
        assertThat(metadata.path("language").asText()).isEqualTo("en");

        Run verified = Run.of("verify", id(), "--data", data, "--json");
        assertThat(verified.exitCode()).as(verified.out()).isZero();
        assertThat(verified.last().path("ok").asBoolean()).isTrue();
        assertThat(verified.last().path("problems").isArray()).isTrue();

        assertThat(Run.of("encode", result("path"), "--ladder", "small").err()).contains("sealed", "--force");
        Run again = Run.of("encode", result("path"), "--ladder", "small", "--layout", "slides", "--force");
        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(Run.of("verify", result("path")).exitCode()).isZero();
    }

    @Test
    void filesAreEncodedWithTheirFlavors() throws IOException {
        Path masters = Path.of(result("path"), "master");
        Path out = folder.resolve("files");

        Run run = Run.of(
                "encode",
                "--flavor",
                "slides=" + masters.resolve("slides-video.mp4"),
                "--flavor",
                "presenter=" + masters.resolve("presenter-audio.mp4"),
                "--ladder",
                "small",
                "--out",
                out.toString(),
                "--json");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.last().path("package").asText()).isEqualTo(out.toString());
        assertThat(Run.of("verify", out.toString()).exitCode()).isZero();
    }

    @Test
    void aFolderThatHoldsSomethingElseIsLeftAlone() throws IOException {
        Path out = Files.createDirectory(folder.resolve("mine"));
        Files.writeString(out.resolve("thesis.txt"), "three years");

        Run run = Run.of("encode", result("path"), "--out", out.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("not empty").hasLineCount(1);
        assertThat(out.resolve("thesis.txt")).hasContent("three years");
        assertThat(out.resolve("manifest.json")).doesNotExist();
    }

    @Test
    void whatIsNoMediaIsRefusedAndLeavesNothing() throws IOException {
        Path text = Files.writeString(folder.resolve("notes.mp4"), "not a film");
        Path out = folder.resolve("from-notes");

        Run run = Run.of("encode", text.toString(), "--out", out.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("notes.mp4").hasLineCount(1);
        assertThat(out).doesNotExist();
    }

    @Test
    void aPackageThatLostAFileIsNotInOrder() throws IOException {
        Path out = folder.resolve("damaged");
        Path master = Path.of(result("path"), "master", "presenter-audio.mp4");
        assertThat(Run.of("encode", master.toString(), "--out", out.toString()).exitCode())
                .isZero();
        Files.delete(out.resolve("audio.m3u8"));

        Run run = Run.of("verify", out.toString(), "--json");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.last().path("ok").asBoolean()).isFalse();
        assertThat(run.last().path("problems").findValuesAsText("message")).isNotEmpty();
    }

    @Test
    void aSecondRecorderInTheSameFolderIsRefused() throws Exception {
        Path busy = folder.resolve("busy");
        RecordingStore store = new RecordingStore(busy, Clock.systemUTC());
        try (RecorderService first =
                new RecorderService(store, List.of(SourceSpec.parse("test:speech")), Clock.systemUTC())) {
            first.open();

            Run second = Run.of("record", "--for", "1s", "--data", busy.toString());
            Run recover = Run.of("recover", "--data", busy.toString());

            assertThat(second.exitCode()).isEqualTo(2);
            assertThat(second.err()).contains("already records", "--data").hasLineCount(1);
            assertThat(recover.exitCode()).isEqualTo(2);
        }
    }

    @Test
    void recoverSaysThatThereIsNothingToRepair() throws IOException {
        Run run = Run.of("recover", "--data", data, "--json");

        assertThat(run.exitCode()).isZero();
        assertThat(run.last().path("recovered")).isEmpty();
    }

    private static String id() throws IOException {
        return recorded.last().path("recording").asText();
    }

    private static String result(String field) throws IOException {
        return recorded.last().path(field).asText();
    }

    private static JsonNode event(Run run, String name) throws IOException {
        for (String line : run.lines()) {
            JsonNode event = JSON.readTree(line);
            if (event.path("event").asText().equals(name)) {
                return event;
            }
        }
        throw new AssertionError("There is no event " + name + " in " + run.out());
    }
}
