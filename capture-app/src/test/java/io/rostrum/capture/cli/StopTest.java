package io.rostrum.capture.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rostrum.capture.agent.parts.ApiClient;
import io.rostrum.capture.agent.parts.Poll;
import io.rostrum.capture.agent.parts.RostrumProcess;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C, SIGTERM and kill -9, as a shell, a service manager and a power cut give them. */
class StopTest {
    @TempDir
    private Path folder;

    @Test
    void aRecordingThatIsInterruptedEndsSafely() throws Exception {
        try (RostrumProcess record = RostrumProcess.start(folder, "record", "--data", data(), "--json")) {
            String path = record.await("recording").path("path").asText();
            // Long enough that its encoding is still under way when it is stopped.
            Poll.until("four seconds are recorded", Duration.ofSeconds(40), record::events, events -> events.stream()
                    .anyMatch(event -> event.path("recordedSeconds").asDouble() > 4));
            record.signal("INT");

            assertThat(record.exitCode()).as(record.errors()).isZero();
            assertThat(record.last().path("event").asText()).isEqualTo("result");
            assertThat(Run.of("recover", "--data", data()).out()).contains("Nothing to repair");

            try (RostrumProcess encode = RostrumProcess.start(folder, "encode", path, "--json")) {
                encode.await("progress");
                encode.signal("TERM");

                assertThat(encode.exitCode()).isEqualTo(75);
                assertThat(encode.errors()).isEqualTo("rostrum: Stopped. The same command goes on where it stopped.\n");
                assertThat(encode.last().path("code").asText()).isEqualTo("stopped");
                assertThat(Path.of(path, "package", "manifest.json")).doesNotExist();
            }
            assertThat(Run.of("encode", path, "--ladder", "small").exitCode()).isZero();
        }
    }

    @Test
    void aRecordingThatIsKilledIsRecoveredAndAnAgentLetsGoOfItsFolderAndPort() throws Exception {
        try (RostrumProcess record = RostrumProcess.start(folder, "record", "--data", data(), "--json")) {
            record.await("recording");
            record.signal("KILL");
            record.exitCode();
        }
        Run recovered = Run.of("recover", "--data", data(), "--json");
        assertThat(recovered.exitCode()).isZero();
        assertThat(recovered.last().path("recovered")).hasSize(1);

        try (RostrumProcess agent = RostrumProcess.start(folder, "agent", "--data", data(), "--port", "0", "--json")) {
            JsonNode listening = agent.await("listening");
            URI uri = URI.create(listening.path("url").asText());
            assertThat(Path.of(listening.path("tokenFile").asText())).exists();
            assertThat(new ApiClient(uri, null).json("/health").path("status").asText())
                    .isNotEmpty();

            Run second = Run.of("agent", "--data", folder.resolve("other").toString(), "--port", "" + uri.getPort());
            assertThat(second.exitCode()).isEqualTo(2);
            assertThat(second.err()).contains("is taken", "--port").hasLineCount(1);

            agent.signal("TERM");
            assertThat(agent.exitCode()).as(agent.errors()).isZero();
        }
        try (RostrumProcess agent = RostrumProcess.start(folder, "agent", "--data", data(), "--port", "0", "--json")) {
            agent.await("listening");
        }
    }

    @Test
    void anEncoderWhoseParentIsGoneStops() throws Exception {
        Run recorded = Run.of("record", "--for", "2s", "--data", data(), "--json");
        String path = recorded.last().path("path").asText();

        try (RostrumProcess encode = RostrumProcess.start(folder, "encode", path, "--stop-with-input", "--json")) {
            encode.closeInput(); // as the pipe from a killed agent does

            assertThat(encode.exitCode()).isEqualTo(75);
        }
    }

    private String data() {
        return folder.resolve("data").toString();
    }
}
