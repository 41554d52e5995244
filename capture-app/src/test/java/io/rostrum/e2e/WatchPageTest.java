package io.rostrum.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rostrum.uploader.platform.Platform;
import io.rostrum.uploader.platform.PlatformSettings;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The platform's pages in a real browser, on a phone from the right and on a laptop from the left. */
class WatchPageTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path folder;

    private static Player player;
    private static Platform platform;

    @BeforeAll
    static void publish() throws Exception {
        player = Player.install();
        // As if restored from a backup: the platform takes whole packages that it finds.
        Path packages = folder.resolve("data/platform/packages");
        SmallLecture.make(packages.resolve("lecture-1"), "lecture-1", "Congestion control", "en");
        SmallLecture.make(packages.resolve("lecture-2"), "lecture-2", "التحكم في الازدحام", "ar");
        platform = Platform.start(new PlatformSettings(folder.resolve("data"), null, 0, null));
    }

    @AfterAll
    static void stop() throws Exception {
        platform.close();
    }

    @ParameterizedTest
    @CsvSource({"390,844,ar,rtl,lecture-2", "1280,720,en,ltr,lecture-1"})
    void aStudentFindsWatchesListensAndComesBackLater(
            int width, int height, String language, String direction, String lecture) throws Exception {
        ObjectNode task = JSON.createObjectNode()
                .put("site", platform.url() + "/")
                .put("lecture", lecture)
                .put("width", width)
                .put("height", height)
                .put("language", language)
                .put("chapter", 12.5)
                .put("shots", System.getProperty("rostrum.shots"));

        JsonNode seen = player.page(task);

        assertThat(seen.path("direction").asText()).isEqualTo(direction);
        assertThat(seen.path("foundWithoutScripts").asInt()).isEqualTo(1);
        assertThat(seen.path("faults")).as("serious faults of accessibility").isEmpty();
        assertThat(seen.path("overflow")).as("pages wider than the screen").isEmpty();
        assertThat(seen.path("errors")).isEmpty();
        // A busy machine may stall; nothing may fail.
        assertThat(seen.path("playerErrors").toString()).doesNotContain("(fatal)");
        assertThat(seen.path("slides").asInt()).isEqualTo(4);
        assertThat(seen.path("download").asText()).contains("234p");
        assertThat(seen.path("captionsOffered").asInt()).isEqualTo(2);
        assertThat(seen.path("captions").asText()).isEqualTo("English");
        assertThat(seen.path("captionsOff").asText()).isEmpty();
        assertThat(seen.path("help").asBoolean()).isTrue();
        assertThat(seen.path("listenHeight").asInt()).isZero();
        assertThat(seen.path("listenRate").asDouble()).isEqualTo(1.5);
        assertThat(seen.path("listenAgainHeight").asInt()).isZero();
        assertThat(seen.path("tongues").size()).isEqualTo(2);
        assertThat(seen.path("tongues").get(1).asText()).isEqualTo(language.equals("ar") ? "الفرنسية" : "French");
        assertThat(seen.path("tongueKept").asText()).isEqualTo("fr");
        assertThat(seen.path("speedKept").asText()).isEqualTo("1.5");
        assertThat(seen.path("resumed").asBoolean()).isTrue();
    }

    @Test
    void anotherPlayerFollowsThePackagesOwnAddressToItsVersion() throws Exception {
        Player.Seen seen = player.shaka(platform.url().resolve("/packages/lecture-1/master.m3u8"), 3);

        assertThat(seen.errors()).isEmpty();
        assertThat(seen.width()).isEqualTo(416);
    }

    @Test
    void aLectureOnItsWayPlaysAsFarAsItHasArrived() throws Exception {
        Path pack = folder.resolve("lecture-3");
        SmallLecture.make(pack, "lecture-3", "Still on its way", "en");
        send("/api/packages/lecture-3/manifest", BodyPublishers.ofFile(pack.resolve("manifest.json")));
        for (JsonNode file :
                JSON.readTree(pack.resolve("manifest.json").toFile()).path("files")) {
            String path = file.path("path").asText();
            if (!path.startsWith("download/")) {
                String metadata = "package " + coded("lecture-3") + ",path " + coded(path) + ",sha256 "
                        + coded(file.path("sha256").asText());
                send(
                        "/files",
                        BodyPublishers.ofFile(pack.resolve(path)),
                        "Tus-Resumable",
                        "1.0.0",
                        "Content-Type",
                        "application/offset+octet-stream",
                        "Upload-Length",
                        file.path("size").asText(),
                        "Upload-Metadata",
                        metadata);
            }
        }

        Player.Seen seen = player.shaka(platform.url().resolve("/arriving/lecture-3/1/master.m3u8"), 3);

        assertThat(seen.errors()).isEmpty();
        assertThat(seen.width()).isEqualTo(416);
    }

    private static void send(String path, HttpRequest.BodyPublisher body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(platform.url().resolve(path))
                .header(
                        "Authorization",
                        "Bearer " + Files.readString(platform.tokenFile()).strip())
                .POST(body);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        HttpResponse<String> answer =
                HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
    }

    private static String coded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
