package io.rostrum.capture.agent.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rostrum.capture.agent.Agent;
import io.rostrum.capture.agent.parts.ApiClient;
import io.rostrum.capture.agent.parts.Poll;
import io.rostrum.capture.agent.settings.AgentSettings;
import io.rostrum.capture.agent.settings.DataFolder;
import io.rostrum.capture.agent.settings.Destination;
import io.rostrum.capture.agent.settings.RecordingSettings;
import io.rostrum.capture.kiosk.client.AgentClient;
import io.rostrum.capture.kiosk.client.PlaybackStream;
import io.rostrum.capture.kiosk.client.PlayedPart;
import io.rostrum.encoder.ladder.Ladder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** One lecture in one agent, from Record to the trash and back, steered by the API alone. Each test goes on where one ended. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LectureApiTest {
    private static final Duration PATIENCE = Duration.ofSeconds(240);

    @TempDir
    private static Path folder;

    private static Agent agent;
    private static ApiClient api;
    private static String lecture;

    @BeforeAll
    static void start() throws Exception {
        Destination shelf =
                new Destination(Files.createDirectory(folder.resolve("shelf")).toUri(), Optional.empty());
        Path data = folder.resolve("data");
        AgentSettings settings = AgentSettings.standard(new DataFolder(data))
                .with(RecordingSettings.WITHOUT_PRE_BUFFER)
                .onPort(0)
                .with(Ladder.SMALL)
                .to(shelf);
        agent = Agent.start(settings, Clock.systemUTC());
        api = ApiClient.withTokenOf(agent.uri(), data);
        Poll.until(
                "The sources open",
                PATIENCE,
                () -> api.json("/status").path("sources").findValuesAsText("state"),
                states -> states.stream().allMatch("ok"::equals));
    }

    @AfterAll
    static void stop() {
        agent.close();
    }

    @Test
    @Order(1)
    void aLectureIsSteeredWhileItRuns() throws Exception {
        for (String order : List.of("pause", "resume", "marker", "stop")) {
            assertThat(api.post("/recordings/current/" + order, "").statusCode())
                    .isEqualTo(409);
        }
        lecture = json(201, "POST", "/recordings", "{\"title\":\"Ligth\",\"plannedMinutes\":5,\"layout\":\"slides\"}")
                .path("id")
                .asText();
        Instant planned = Instant.parse(running().path("plannedEnd").asText());
        Poll.until(
                "Something is recorded",
                PATIENCE,
                () -> running().path("elapsedMs").asLong(),
                elapsed -> elapsed > 2500);

        json(201, "POST", "/recordings/current/marker", "{\"text\":\"Newton\"}");
        json(200, "POST", "/recordings/current/layout", "{\"layout\":\"side-by-side\"}");
        json(200, "POST", "/recordings/current/extend", "{\"minutes\":7}");
        json(200, "POST", "/recordings/current/pause", "{\"mode\":\"hide\"}");
        JsonNode paused = running();
        json(200, "POST", "/recordings/current/resume", "");
        json(200, "PATCH", "/recordings/" + lecture, "{\"title\":\"Light\",\"lecturer\":\"A. Haddad\"}");

        assertThat(paused.path("paused").path("mode").asText()).isEqualTo("hide");
        assertThat(paused.path("markers").path(0).path("text").asText()).isEqualTo("Newton");
        assertThat(paused.path("layout").asText()).isEqualTo("side-by-side");
        assertThat(Instant.parse(paused.path("plannedEnd").asText())).isEqualTo(planned.plusSeconds(7 * 60));
        assertThat(running().path("title").asText()).isEqualTo("Light");
        assertThat(running().path("paused").isNull()).isTrue();
        assertThat(api.send("DELETE", "/recordings/" + lecture).statusCode()).isEqualTo(409);
        assertThat(api.post("/recordings/current/extend", "{\"minutes\":0}").statusCode())
                .isEqualTo(400);
        assertThat(api.post("/recordings/current/pause", "{\"mode\":\"erase\"}").statusCode())
                .isEqualTo(400);

        JsonNode stopped = json(200, "POST", "/recordings/current/stop", "");
        assertThat(stopped.path("title").asText()).isEqualTo("Light");
        assertThat(stopped.path("pauses").path(0).path("endMs").asLong()).isPositive();
        assertThat(stopped.path("switches").path(0).path("layout").asText()).isEqualTo("side-by-side");
    }

    @Test
    @Order(2)
    void itIsEncodedPublishedAndPlayedBackByRanges() throws Exception {
        awaitPublished();
        JsonNode detail = api.json("/recordings/" + lecture);
        assertThat(detail.path("media").path("sealed").asBoolean()).isTrue();
        assertThat(detail.path("masterBytes").asLong()).isPositive();
        String files = "/recordings/" + lecture + "/package/";
        assertThat(body(api.get(files + detail.path("media").path("playlist").asText())))
                .startsWith("#EXTM3U");

        HttpResponse<byte[]> whole = api.get(files + "poster.jpg");
        HttpResponse<byte[]> part = api.range(files + "poster.jpg", "bytes=2-9");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo(java.util.Arrays.copyOfRange(whole.body(), 2, 10));
        assertThat(part.headers().firstValue("Content-Range")).hasValue("bytes 2-9/" + whole.body().length);
        assertThat(api.range(files + "poster.jpg", "bytes=99999999-").statusCode())
                .isEqualTo(416);
        assertThat(api.get(files + "..%2Frecording.json").statusCode()).isEqualTo(404);
        assertThat(api.get(files + "nothing.mp4").statusCode()).isEqualTo(404);
    }

    @Test
    @Order(2)
    void itsSoundIsDrawnAndTheRoomIsChecked() throws Exception {
        JsonNode waveform = api.json("/recordings/" + lecture + "/waveform");
        assertThat(waveform.path("stepMs").asLong()).isPositive();
        double loudest = 0;
        for (JsonNode peak : waveform.path("peaks")) {
            loudest = Math.max(loudest, peak.asDouble());
        }
        assertThat(loudest).isBetween(0.05, 1.0);

        JsonNode check = json(200, "POST", "/check", "");
        assertThat(check.path("items").findValuesAsText("id"))
                .containsExactly("picture", "sound", "disk", "clock", "network");
        String wav = check.path("sound").asText().replaceFirst("/api/v1", "");
        assertThat(new String(api.get(wav).body(), 0, 4, StandardCharsets.US_ASCII))
                .isEqualTo("RIFF");

        JsonNode device = json(200, "POST", "/devices/test%3Acamera/test", "");
        assertThat(device.path("width").asInt()).isPositive();
        assertThat(api.get(device.path("picture").asText().replaceFirst("/api/v1", ""))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    @Order(2)
    void itIsPlayedBackFromItsMastersInOrderOfTimeWithoutWhatWasHidden() throws Exception {
        JsonNode detail = api.json("/recordings/" + lecture);
        long pauseStart = detail.path("pauses").path(0).path("startMs").asLong();
        long pauseEnd = detail.path("pauses").path(0).path("endMs").asLong();
        List<PlayedPart> parts = played(0);

        List<PlayedPart> sound = of(PlayedPart.Kind.SOUND, parts);
        List<PlayedPart> pictures = of(PlayedPart.Kind.PICTURE, parts);
        long length = detail.path("durationMs").asLong();
        assertThat(parts.get(0).kind()).isEqualTo(PlayedPart.Kind.FACTS);
        assertThat(new String(parts.get(0).bytes(), StandardCharsets.UTF_8))
                .contains("\"durationMs\":" + length, "\"layout\":\"slides\"");
        assertThat(sound).extracting(PlayedPart::millis).isSorted();
        assertThat(seconds(sound) * 1000).isBetween(length - (pauseEnd - pauseStart) - 500.0, length + 500.0);
        assertThat(pictures).extracting(PlayedPart::flavor).contains("slides", "presenter");
        assertThat(pictures)
                .noneMatch(part -> part.millis() >= pauseStart && part.millis() < pauseEnd)
                .allMatch(part -> part.bytes()[0] == (byte) 0xff && part.bytes()[1] == (byte) 0xd8);
        assertThat(of(PlayedPart.Kind.FACTS, parts))
                .anyMatch(part -> new String(part.bytes(), StandardCharsets.UTF_8).contains("side-by-side"));

        List<PlayedPart> later = played(2000);
        assertThat(of(PlayedPart.Kind.PICTURE, later).get(0).millis()).isBetween(2000L, 2100L);
        assertThat(of(PlayedPart.Kind.SOUND, later).get(0).millis()).isBetween(1900L, 2100L);
        assertThat(api.get("/recordings/" + lecture + "/playback?atMs=later").statusCode())
                .isEqualTo(400);
    }

    private static List<PlayedPart> played(long from) throws Exception {
        List<PlayedPart> parts = new ArrayList<>();
        Path token = folder.resolve("data/agent/token");
        try (PlaybackStream stream = new AgentClient(agent.uri(), token).playback(lecture, from, 320)) {
            for (PlayedPart part = stream.next(); part != null; part = stream.next()) {
                parts.add(part);
            }
        }
        return parts;
    }

    private static List<PlayedPart> of(PlayedPart.Kind kind, List<PlayedPart> parts) {
        return parts.stream().filter(part -> part.kind() == kind).toList();
    }

    private static double seconds(List<PlayedPart> sound) {
        return sound.stream().mapToInt(part -> part.bytes().length).sum() / 4 / 48_000.0;
    }

    @Test
    @Order(3)
    void captionsAndACorrectedTitleReachTheStudents() throws Exception {
        String captions = "/recordings/" + lecture + "/captions/";
        assertThat(api.send("PUT", captions + "fr", "no captions").statusCode()).isEqualTo(400);
        assertThat(api.send("PUT", captions + "kh", "WEBVTT\n\n00:00.000 --> 00:01.000\nA\n")
                        .statusCode())
                .isEqualTo(400);
        json(200, "PUT", captions + "fr", "WEBVTT\n\n00:00.000 --> 00:01.000\nLumière\n");
        json(200, "PUT", captions + "en", "WEBVTT\n\n00:00.000 --> 00:01.000\nLight\n");
        json(200, "PATCH", "/recordings/" + lecture, "{\"title\":\"Lumière\",\"lecturer\":null}");
        json(200, "DELETE", captions + "en", "");

        Path published = shelved().resolve("text/fr.vtt");
        Poll.until("The captions are there", PATIENCE, () -> Files.exists(published), there -> there);
        Poll.until(
                "The title is corrected",
                PATIENCE,
                () -> Files.readString(shelved().resolve("metadata.json")),
                metadata -> metadata.contains("Lumière") && !metadata.contains("Haddad"));
        awaitPublished();
        String playlist = body(api.get("/recordings/" + lecture + "/package/master.m3u8"));
        assertThat(playlist).contains("text/fr.m3u8").doesNotContain("text/en.m3u8");
        assertThat(api.json("/recordings/" + lecture).path("captions")).hasSize(1);
    }

    @Test
    @Order(4)
    void theTrashKeepsItAndGivesItBack() throws Exception {
        JsonNode deleted = json(200, "DELETE", "/recordings/" + lecture, "");
        assertThat(Duration.between(
                        Instant.parse(deleted.path("deletedAt").asText()),
                        Instant.parse(deleted.path("purgedAt").asText())))
                .isEqualTo(Duration.ofDays(7));
        assertThat(api.json("/recordings").path("recordings")).isEmpty();
        assertThat(api.get("/recordings/" + lecture).statusCode()).isEqualTo(404);
        JsonNode trash = api.json("/recordings?trash=true").path("recordings");
        assertThat(trash).hasSize(1);
        assertThat(trash.path(0).path("id").asText()).isEqualTo(lecture);

        json(200, "POST", "/recordings/" + lecture + "/restore", "");
        assertThat(api.json("/recordings").path("recordings").findValuesAsText("title"))
                .containsExactly("Lumière");
        assertThat(api.json("/recordings?trash=true").path("recordings")).isEmpty();
        assertThat(api.post("/recordings/" + lecture + "/restore", "").statusCode())
                .isEqualTo(404);
    }

    @Test
    @Order(5)
    void aTrimAndAPauseBroughtBackAreEncodedAgain() throws Exception {
        assertThat(api.post("/recordings/" + lecture + "/trim", "{\"inMs\":2000,\"outMs\":1000}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(api.post("/recordings/" + lecture + "/bring-back", "{\"pause\":4}")
                        .statusCode())
                .isEqualTo(404);
        JsonNode trimmed = json(200, "POST", "/recordings/" + lecture + "/trim", "{\"inMs\":1000}");
        assertThat(trimmed.path("state").asText()).isEqualTo("encoding");
        assertThat(trimmed.path("trim").path("inMs").asLong()).isEqualTo(1000);
        JsonNode back = json(200, "POST", "/recordings/" + lecture + "/bring-back", "{\"pause\":0}");
        assertThat(back.path("pauses")).isEmpty();

        awaitPublished();
        assertThat(body(api.get("/recordings/" + lecture + "/package/master.m3u8")))
                .contains("text/fr.m3u8");
    }

    @Test
    @Order(6)
    void jobsAreListedAndTheirOrdersAnswered() throws Exception {
        assertThat(api.json("/jobs").path("jobs").findValuesAsText("kind")).contains("encode", "upload");
        String upload = "upload-" + lecture + "-platform";
        assertThat(api.post("/jobs/" + upload + "/cancel", "").statusCode()).isEqualTo(409);
        assertThat(api.post("/jobs/nothing/first", "").statusCode()).isEqualTo(404);
        assertThat(api.post("/recordings/" + lecture + "/retry", "").statusCode())
                .isEqualTo(409);
        assertThat(api.json("/forecast")
                        .path("destinations")
                        .path(0)
                        .path("queuedBytes")
                        .asLong())
                .isZero();
        assertThat(api.json("/alarms?limit=5").path("alarms").isArray()).isTrue();
    }

    @Test
    @Order(6)
    void aDestinationIsTestedWithASmallPackageOfWhichNothingStays() throws Exception {
        JsonNode tried = json(200, "POST", "/destinations/platform/test", "");

        assertThat(tried.path("ok").asBoolean()).isTrue();
        assertThat(tried.path("removed").asBoolean()).isTrue();
        assertThat(tried.path("bytes").asLong()).isGreaterThan(64 << 10);
        try (var shelf = Files.list(folder.resolve("shelf"))) {
            assertThat(shelf.map(path -> path.getFileName().toString())).containsExactly(lecture);
        }
        assertThat(api.post("/destinations/elsewhere/test", "").statusCode()).isEqualTo(404);
    }

    @Test
    @Order(6)
    void itIsCopiedToAStickAndNowhereElse() throws Exception {
        String export = "/recordings/" + lecture + "/export";
        Path stick = Files.createDirectory(folder.resolve("stick")).toRealPath();
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Path wayOut = Files.createSymbolicLink(stick.resolve("way-out"), elsewhere);
        assertThat(api.post(export, place(stick)).statusCode()).isEqualTo(409);
        ObjectNode document = (ObjectNode) api.json("/settings");
        document.putObject("export").putArray("folders").add(stick.toString());
        json(200, "PUT", "/settings", document.toString());
        assertThat(api.json("/export/places").path("places").findValuesAsText("folder"))
                .contains(stick.toString());

        assertThat(api.post(export, place(elsewhere)).statusCode()).isEqualTo(409);
        assertThat(api.post(export, place(wayOut)).statusCode()).isEqualTo(409);
        assertThat(api.post(export, place(stick.resolve("gone"))).statusCode()).isEqualTo(404);
        assertThat(api.post(export, "{}").statusCode()).isEqualTo(400);
        String job = json(202, "POST", export, place(stick)).path("id").asText();

        Poll.until(
                "It is copied",
                PATIENCE,
                () -> api.json("/jobs").path("jobs").toString(),
                jobs -> jobs.matches(".*\"id\":\"" + job + "\"[^}]*\"state\":\"done\".*"));
        Path bundle = stick.resolve(lecture + ".rostrum");
        assertThat(bundle.resolve("bundle.sig")).isNotEmptyFile();
        assertThat(bundle.resolve("files/master.m3u8"))
                .hasSameBinaryContentAs(folder.resolve("data/recordings/" + lecture + "/package/master.m3u8"));
        assertThat(elsewhere).isEmptyDirectory();
        json(200, "POST", "/jobs/" + job + "/retry", "");
    }

    private static String place(Path folder) {
        return "{\"folder\":\"" + folder + "\"}";
    }

    @Test
    @Order(7)
    void whatIsSafelyPublishedMakesRoomWhenTheSettingsSaySo() throws Exception {
        ObjectNode document = (ObjectNode) api.json("/settings");
        document.putObject("retention").put("masters", "0s").put("keepFree", "0");
        // A folder signs no receipt.
        ((ObjectNode) document.withArray("/destinations").get(0)).put("freeWithoutReceipt", true);

        json(200, "PUT", "/settings", document.toString());

        Poll.until(
                "The masters are gone",
                PATIENCE,
                () -> api.json("/recordings/" + lecture).path("masterBytes").asLong(),
                bytes -> bytes == 0);
        assertThat(api.json("/recordings/" + lecture)
                        .path("media")
                        .path("sealed")
                        .asBoolean())
                .isTrue();
        assertThat(api.post("/recordings/" + lecture + "/trim", "{}").statusCode())
                .isEqualTo(409);
    }

    @Test
    @Order(8)
    void itIsPlayedBackFromItsPackageWhenItsMastersAreGone() throws Exception {
        List<PlayedPart> parts = played(500);

        assertThat(of(PlayedPart.Kind.PICTURE, parts)).isNotEmpty().allMatch(part -> part.flavor()
                .equals("composed"));
        assertThat(of(PlayedPart.Kind.SOUND, parts).get(0).millis()).isBetween(400L, 600L);
        assertThat(seconds(of(PlayedPart.Kind.SOUND, parts))).isGreaterThan(0.5);
    }

    @Test
    @Order(9)
    void settingsAreReadChangedAndRefusedByField() throws Exception {
        ObjectNode document = (ObjectNode) api.json("/settings");
        document.withObject("/upload").put("window", "nightly").put("rat", "1Mbit");
        HttpResponse<byte[]> refused = api.send("PUT", "/settings", document.toString());
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(ApiClient.json(refused).path("errors").findValuesAsText("field"))
                .containsExactlyInAnyOrder("upload.window", "upload.rat");

        document.putObject("upload").put("window", "22:00-05:30");
        document.withObject("/room").put("name", "Salle 7");
        document.putArray("sources").addObject().put("id", "test:camera");
        json(200, "PUT", "/settings", document.toString());

        assertThat(api.json("/settings").path("upload").path("window").asText()).isEqualTo("22:00-05:30");
        assertThat(api.json("/status").path("room").asText()).isEqualTo("Salle 7");
        Poll.until(
                "The sources are opened anew",
                PATIENCE,
                () -> api.json("/status").path("sources"),
                sources -> sources.size() == 1
                        && sources.path(0).path("state").asText().equals("ok"));

        Path file = folder.resolve("data/rostrum.yaml");
        Files.writeString(file, Files.readString(file) + "nonsense: true\n");
        JsonNode alarms = Poll.until(
                "The fault is told", PATIENCE, () -> api.json("/status").path("alarms"), list -> list.findValuesAsText(
                                "kind")
                        .contains("settings"));
        assertThat(alarms).isNotEmpty();
        assertThat(api.json("/status").path("room").asText()).isEqualTo("Salle 7");
    }

    private static Path shelved() {
        return folder.resolve("shelf").resolve(lecture);
    }

    private static void awaitPublished() throws Exception {
        JsonNode done = Poll.until(
                "The lecture is published", PATIENCE, () -> api.json("/recordings/" + lecture), recording -> List.of(
                                "published", "failed")
                        .contains(recording.path("state").asText()));
        assertThat(done.path("state").asText())
                .as(done.path("problem").asText())
                .isEqualTo("published");
    }

    private static JsonNode running() throws Exception {
        return api.json("/status").path("recording");
    }

    private static JsonNode json(int status, String method, String path, String body) throws Exception {
        HttpResponse<byte[]> answer = api.send(method, path, body);
        assertThat(answer.statusCode()).as(() -> body(answer)).isEqualTo(status);
        return ApiClient.json(answer);
    }

    private static String body(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
