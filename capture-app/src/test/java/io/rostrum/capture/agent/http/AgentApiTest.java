package io.rostrum.capture.agent.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.rostrum.capture.agent.Agent;
import io.rostrum.capture.agent.parts.ApiClient;
import io.rostrum.capture.agent.parts.Poll;
import io.rostrum.capture.agent.settings.AgentSettings;
import io.rostrum.capture.agent.settings.DataFolder;
import io.rostrum.capture.agent.settings.RecordingSettings;
import io.rostrum.encoder.ladder.Ladder;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real agent with the test sources, asked as a program of somebody else would ask it. */
class AgentApiTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private static Path data;

    private static Agent agent;
    private static ApiClient kiosk;
    private static ApiClient stranger;

    @BeforeAll
    static void start() throws Exception {
        AgentSettings settings = AgentSettings.standard(new DataFolder(data))
                .with(RecordingSettings.WITHOUT_PRE_BUFFER)
                .onPort(0)
                .with(Ladder.SMALL);
        agent = Agent.start(settings, Clock.systemUTC());
        kiosk = ApiClient.withTokenOf(agent.uri(), data);
        stranger = new ApiClient(agent.uri(), null);
        Poll.until(
                "The sources open",
                PATIENCE,
                () -> kiosk.json("/status").path("sources").findValuesAsText("state"),
                states -> states.stream().allMatch("ok"::equals));
    }

    @AfterAll
    static void stop() {
        agent.close();
    }

    @Test
    void theStatusTellsTheWholeRoom() throws Exception {
        JsonNode status = stranger.json("/status");

        assertThat(status.path("room").asText()).isNotEmpty();
        assertThat(status.path("sources").findValuesAsText("id"))
                .containsExactly("test:camera", "test:slides", "test:speech");
        assertThat(status.path("layouts")).hasSize(4);
        assertThat(status.path("disk").path("freeBytes").asLong()).isPositive();
        assertThat(status.path("destination").path("configured").asBoolean()).isFalse();
        assertThat(status.has("recording")).isTrue();
    }

    @Test
    void aLectureIsRecordedWatchedAndStopped() throws Exception {
        try (SseReader events = new SseReader(stranger.lines("/events"))) {
            assertThat(events.next("status").path("sources")).hasSize(3);

            HttpResponse<byte[]> started =
                    kiosk.post("/recordings", "{\"title\":\"Heat\",\"language\":\"fr\",\"layout\":\"side-by-side\"}");
            assertThat(started.statusCode()).isEqualTo(201);
            String id = ApiClient.json(started).path("id").asText();
            assertThat(started.headers().firstValue("Location")).hasValue("/api/v1/recordings/" + id);

            JsonNode running = events.next("status");
            while (running.path("recording").path("elapsedMs").asLong() < 2000) {
                running = events.next("status");
            }
            assertThat(running.path("state").asText()).isEqualTo("recording");
            assertThat(running.path("recording").path("title").asText()).isEqualTo("Heat");
            JsonNode level = events.next("levels").path("levels").get(0);
            assertThat(level.path("peakDbfs").asDouble()).isBetween(-120.0, 0.0);

            assertProblem(kiosk.post("/recordings", "{\"title\":\"Second\"}"), 409, "already");

            HttpResponse<byte[]> stopped = kiosk.post("/recordings/current/stop", "");
            assertThat(stopped.statusCode()).isEqualTo(200);
            JsonNode recorded = ApiClient.json(stopped);
            assertThat(recorded.path("state").asText()).isEqualTo("recorded");
            assertThat(recorded.path("language").asText()).isEqualTo("fr");
            assertThat(recorded.path("durationMs").asLong()).isGreaterThan(1900);
            assertThat(recorded.path("tracks")).hasSize(3);
            assertProblem(kiosk.post("/recordings/current/stop", ""), 409, "No recording");

            JsonNode encoded = events.next("recording");
            while (!encoded.path("state").asText().equals("encoded")) {
                assertThat(encoded.path("state").asText()).isNotEqualTo("failed");
                encoded = events.next("recording");
            }
            assertThat(stranger.json("/recordings").path("recordings").findValuesAsText("title"))
                    .contains("Heat");
            assertThat(stranger.json("/recordings/" + id).path("state").asText())
                    .isEqualTo("encoded");
            assertThat(data.resolve("recordings/" + id + "/package/manifest.json"))
                    .exists();
        }
    }

    @Test
    void nothingIsChangedWithoutTheToken() throws Exception {
        assertProblem(stranger.post("/recordings", "{\"title\":\"x\"}"), 401, "agent/token");
        assertProblem(stranger.post("/recordings/current/stop", ""), 401, "agent/token");
        assertProblem(new ApiClient(agent.uri(), "guess").post("/recordings", "{\"title\":\"x\"}"), 401, "token");
    }

    @Test
    void onlyTheUserOfTheAgentMayReadTheToken() throws IOException {
        assertThat(Files.getPosixFilePermissions(data.resolve("agent/token")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void aFieldThatIsNotKnownIsRefusedByName() throws Exception {
        assertProblem(kiosk.post("/recordings", "{\"title\":\"x\",\"titel\":\"y\"}"), 400, "\"titel\"");
    }

    @Test
    void whatIsNoRequestForARecordingIsRefusedWithAReason() throws Exception {
        assertProblem(kiosk.post("/recordings", "{}"), 400, "needs a title");
        assertProblem(kiosk.post("/recordings", "{\"title\":\"  \"}"), 400, "needs a title");
        assertProblem(kiosk.post("/recordings", "{\"title\":7}"), 400, "\"title\"");
        assertProblem(kiosk.post("/recordings", "{\"title\":"), 400, "not JSON");
        assertProblem(kiosk.post("/recordings", "[]"), 400, "JSON object");
        assertProblem(kiosk.post("/recordings", "null"), 400, "JSON object");
        assertProblem(kiosk.post("/recordings", "{\"title\":\"x\",\"layout\":\"mosaic\"}"), 400, "mosaic");
        assertProblem(kiosk.post("/recordings", "{\"title\":\"" + "x".repeat(301) + "\"}"), 400, "300 characters");
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedWhetherItSaysSoOrNot() throws Exception {
        byte[] large = ("{\"title\":\"" + "x".repeat(70_000) + "\"}").getBytes(StandardCharsets.UTF_8);

        assertProblem(kiosk.post("/recordings", new String(large, StandardCharsets.UTF_8)), 413, "65536 bytes");
        assertProblem(kiosk.postInChunks("/recordings", large), 413, "65536 bytes");
        assertProblem(stranger.postInChunks("/recordings", new byte[900_000]), 401, "token");
    }

    @Test
    void anotherHostIsNotAnswered() throws Exception {
        assertThat(raw("GET /api/v1/status HTTP/1.1\r\nHost: evil.example:"
                        + agent.uri().getPort() + "\r\n"))
                .startsWith("HTTP/1.1 421 ");
        assertThat(raw("GET /api/v1/health HTTP/1.1\r\nHost: localhost:"
                        + agent.uri().getPort() + "\r\n"))
                .startsWith("HTTP/1.1 200 ");
    }

    @Test
    void whatIsNotHttpIsAnsweredWithAProblemToo() throws Exception {
        assertThat(raw("GET /api/v1/%zz HTTP/1.1\r\nHost: localhost\r\n"))
                .startsWith("HTTP/1.1 400 ")
                .contains("application/problem+json");
    }

    @Test
    void whatIsNotThereIsToldAsAProblem() throws Exception {
        assertProblem(stranger.get("/nothing"), 404, "/api/v1/openapi.yaml");
        assertProblem(stranger.get("/recordings/nonsense"), 404, "not the id of a recording");
        assertProblem(stranger.get("/recordings/01900000-0000-7000-8000-000000000000"), 404, "There is no recording");
        assertProblem(stranger.get("/preview/test%3Anothing.jpg"), 404, "test:nothing");
        assertProblem(stranger.get("/preview/test%3Aspeech.jpg"), 404, "picture");
        assertProblem(stranger.get("/preview/rtsp%3A%2F%2Fcamera%2Fone.mjpeg"), 404, "rtsp://camera/one");
        assertProblem(stranger.send("DELETE", "/status"), 405, "GET");
    }

    @Test
    void aPreviewIsAPictureOfTheWidthAskedFor() throws Exception {
        HttpResponse<byte[]> answer = stranger.get("/preview/test%3Acamera.jpg?width=320");

        assertThat(answer.headers().firstValue("Content-Type")).hasValue("image/jpeg");
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(answer.body()));
        assertThat(picture.getWidth()).isEqualTo(320);
        assertThat(picture.getHeight()).isEqualTo(180);
        assertProblem(stranger.get("/preview/test%3Acamera.jpg?width=wide"), 400, "whole number");
    }

    @Test
    void aPreviewStreamGivesOnePictureAfterTheOther() throws Exception {
        try (Socket socket = connect(
                "GET /api/v1/preview/test%3Acamera.mjpeg?width=320&fps=10 HTTP/1.1\r\n" + "Host: localhost\r\n")) {
            InputStream in = socket.getInputStream();
            StringBuilder seen = new StringBuilder();
            byte[] buffer = new byte[8192];
            while (seen.indexOf("Content-Type: image/jpeg", seen.indexOf("image/jpeg") + 1) < 0) {
                int count = in.read(buffer);
                assertThat(count).as("the stream goes on").isPositive();
                seen.append(new String(buffer, 0, count, StandardCharsets.ISO_8859_1));
            }
            assertThat(seen).contains("multipart/x-mixed-replace; boundary=");
        }
    }

    @Test
    void theTimetableIsReplacedOnlyWholeAndOnlyIfNobodyElseDid() throws Exception {
        HttpResponse<byte[]> before = stranger.get("/schedule");
        String slot = "{\"title\":\"Heat\",\"day\":\"monday\",\"start\":\"09:00\",\"minutes\":90,\"autoStart\":false}";

        assertProblem(stranger.send("PUT", "/schedule", "{}"), 401, "agent/token");
        assertProblem(kiosk.send("PUT", "/schedule", "{\"slot\":[]}"), 400, "\"slot\"");
        HttpResponse<byte[]> faulty = kiosk.send("PUT", "/schedule", "{\"zone\":\"x\",\"slots\":[{}]}");
        assertProblem(faulty, 400, "slots[0].title");
        assertThat(ApiClient.json(faulty).path("errors").findValuesAsText("field"))
                .contains("zone", "slots[0].title", "slots[0].start");
        HttpResponse<byte[]> put = kiosk.send("PUT", "/schedule", "{\"slots\":[" + slot + "]}");
        assertThat(put.statusCode()).isEqualTo(200);
        assertThat(put.headers().firstValue("ETag"))
                .isNotEqualTo(before.headers().firstValue("ETag"));
        assertThat(stranger.json("/status").path("next").path("title").asText()).isEqualTo("Heat");
        assertThat(stranger.json("/schedule/agenda").path("occurrences")).hasSize(2);
        assertProblem(stranger.get("/schedule/agenda?from=yesterday"), 400, "from");
        kiosk.send("PUT", "/schedule", "{}");
    }

    @Test
    void theRoomIsHealthy() throws Exception {
        assertThat(stranger.json("/health").path("status").asText()).isEqualTo("ok");
    }

    /** What a dashboard shows and a rule waits for must be there; Prometheus would show nothing and say nothing. */
    @Test
    void theDashboardAndTheAlertRulesAskForWhatTheMetricsHold() throws Exception {
        kiosk.post("/recordings", "{\"title\":\"For a job\"}");
        kiosk.post("/recordings/current/stop", "");
        String metrics =
                Poll.until("A job is counted", PATIENCE, AgentApiTest::metrics, all -> all.contains("rostrum_jobs{"));
        Pattern name = Pattern.compile("\\b(?:rostrum|jvm|process|system)_[a-z0-9_]+");
        Pattern label = Pattern.compile("\\b(\\w+)(?==~?\")|by \\(([^)]*)\\)");

        List<String> expressions = new ArrayList<>();
        Path monitoring = Path.of("../packaging/monitoring");
        new ObjectMapper()
                .readTree(monitoring.resolve("rostrum-dashboard.json").toFile())
                .findValuesAsText("expr", expressions);
        new YAMLMapper()
                .readTree(monitoring.resolve("rostrum-alerts.yaml").toFile())
                .findValuesAsText("expr", expressions);

        assertThat(expressions).hasSizeGreaterThan(10);
        for (String expression : expressions) {
            List<String> names =
                    name.matcher(expression).results().map(MatchResult::group).toList();
            assertThat(names.size() + (expression.startsWith("up{") ? 1 : 0))
                    .as(expression)
                    .isPositive();
            assertThat(names)
                    .as(expression)
                    .allMatch(any -> metrics.contains("\n" + any + "{") || metrics.contains("\n" + any + " "));
            for (String known : label.matcher(expression)
                    .results()
                    .flatMap(found -> Stream.of(
                            found.group(1) == null ? found.group(2).split("[ ,]+") : new String[] {found.group(1)}))
                    .toList()) {
                boolean scraped = known.equals("instance") || known.equals("job"); // Prometheus' own
                assertThat(scraped || metrics.contains(known + "=\""))
                        .as("the label %s of %s", known, expression)
                        .isTrue();
            }
        }
    }

    private static String metrics() throws Exception {
        return new String(kiosk.get("/metrics").body(), StandardCharsets.UTF_8);
    }

    private static String raw(String head) throws IOException {
        try (Socket socket = connect(head + "Connection: close\r\n")) {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Socket connect(String head) throws IOException {
        URI uri = agent.uri();
        Socket socket = new Socket(uri.getHost(), uri.getPort());
        socket.setSoTimeout((int) PATIENCE.toMillis());
        OutputStream out = socket.getOutputStream();
        out.write((head + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
        return socket;
    }

    private static void assertProblem(HttpResponse<byte[]> answer, int status, String words) throws IOException {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        JsonNode problem = ApiClient.json(answer);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("title").asText()).isNotEmpty();
        assertThat(problem.path("detail").asText()).contains(words);
    }
}
