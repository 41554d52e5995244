package io.rostrum.capture.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rostrum.capture.agent.parts.ApiClient;
import io.rostrum.capture.agent.parts.Poll;
import io.rostrum.capture.agent.parts.RostrumProcess;
import io.rostrum.uploader.platform.Platform;
import io.rostrum.uploader.platform.PlatformSettings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From Record to the students, with a real platform, through two sudden deaths of the agent and one of the encoder alone. */
class AgentChainTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    private Path folder;

    @Test
    void aLectureReachesTheStudentsOnceThoughTheAgentIsKilledTwice() throws Exception {
        Path data = folder.resolve("room");
        try (Platform platform = Platform.start(new PlatformSettings(folder.resolve("campus"), null, 0, null))) {
            String id;
            try (RostrumProcess agent = agent(data, platform)) {
                ApiClient api = api(agent, data);
                id = ApiClient.json(api.post("/recordings", "{\"title\":\"Light\"}"))
                        .path("id")
                        .asText();
                Poll.until(
                        "Something is recorded",
                        PATIENCE,
                        () -> api.json("/status")
                                .path("recording")
                                .path("elapsedMs")
                                .asLong(),
                        elapsed -> elapsed > 6000);
                agent.signal("KILL");
                agent.exitCode();
            }

            try (RostrumProcess agent = agent(data, platform)) {
                // Held as soon as it is there, for a short lecture is encoded in no time; ended once somebody can ask:
                // the agent tries
                // again after two seconds, and then no longer speaks of the failure.
                ProcessHandle held = encoder(agent);
                RostrumProcess.signal(held, "STOP");
                ApiClient api = api(agent, data);
                held.destroyForcibly();
                Poll.until(
                        "The agent says that the encoder died",
                        PATIENCE,
                        () -> api.json("/recordings/" + id).path("state").asText()
                                + api.json("/jobs").path("jobs").findValuesAsText("failures"),
                        answer -> answer.endsWith("[1]"));

                ProcessHandle encoder = encoder(agent);
                agent.signal("KILL");
                agent.exitCode();
                Poll.until("The encoder notices", PATIENCE, encoder::isAlive, alive -> !alive);
            }

            try (RostrumProcess agent = agent(data, platform)) {
                JsonNode published = published(api(agent, data), id);
                assertThat(published.path("problem").asText()).contains("crash");
                assertThat(get(URI.create(published.path("watchUrl").asText()))).contains("Light");
                assertThat(packages()).containsExactly(id);
                agent.signal("TERM");
                assertThat(agent.exitCode()).isZero();
            }

            try (RostrumProcess agent = agent(data, platform)) {
                ApiClient api = api(agent, data);
                assertThat(api.json("/status").path("jobs")).isEmpty();
                assertThat(published(api, id).path("state").asText()).isEqualTo("published");
                assertThat(packages()).containsExactly(id);

                assertThatAnImportedFileIsPublishedToo(api, data);
            }
        }
    }

    private static ProcessHandle encoder(RostrumProcess agent) throws Exception {
        return Poll.until(
                        "The rescued lecture is being encoded",
                        PATIENCE,
                        () -> agent.handle()
                                .descendants()
                                .filter(AgentChainTest::encodes)
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    /** The JDK tells no arguments of a command as long as ours. */
    private static boolean encodes(ProcessHandle child) {
        try {
            return Files.readString(Path.of("/proc/" + child.pid() + "/cmdline"), StandardCharsets.ISO_8859_1)
                    .contains("\0encode\0");
        } catch (IOException e) {
            return false; // it has ended by now
        }
    }

    private void assertThatAnImportedFileIsPublishedToo(ApiClient api, Path data) throws Exception {
        Path talk = folder.resolve("talk.wav");
        AudioFormat mono = new AudioFormat(48_000, 16, 1, true, false);
        byte[] silence = new byte[2 * 2 * 48_000];
        AudioSystem.write(
                new AudioInputStream(new ByteArrayInputStream(silence), mono, silence.length / 2),
                AudioFileFormat.Type.WAVE,
                talk.toFile());
        String id;
        try (RostrumProcess imported =
                RostrumProcess.start(folder, "import", talk.toString(), "--data", data.toString(), "--json")) {
            id = imported.await("result").path("recording").asText();
            assertThat(imported.exitCode()).isZero();
        }

        assertThat(published(api, id).path("state").asText()).isEqualTo("published");
    }

    private RostrumProcess agent(Path data, Platform platform) throws Exception {
        Path settings =
                Files.writeString(folder.resolve("room.yaml"), """
                room: Room 1
                ladder: small
                recording: {preBuffer: 0s}
                destination:
                  url: %s
                  tokenFile: %s
                """.formatted(platform.url(), platform.tokenFile()));
        return RostrumProcess.start(
                folder, "agent", "--config", settings.toString(), "--data", data.toString(), "--port", "0", "--json");
    }

    private static ApiClient api(RostrumProcess agent, Path data) throws Exception {
        return ApiClient.withTokenOf(
                URI.create(agent.await("listening").path("url").asText()), data);
    }

    private static JsonNode published(ApiClient api, String id) throws Exception {
        return Poll.until(
                "The lecture is published", PATIENCE, () -> api.json("/recordings/" + id), recording -> List.of(
                                "published", "failed")
                        .contains(recording.path("state").asText()));
    }

    private List<String> packages() throws Exception {
        try (Stream<Path> lectures =
                Files.list(folder.resolve("campus").resolve("platform").resolve("packages"))) {
            return lectures.map(path -> path.getFileName().toString()).toList();
        }
    }

    private static String get(URI uri) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                .body();
    }
}
