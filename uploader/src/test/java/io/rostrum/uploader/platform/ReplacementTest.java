package io.rostrum.uploader.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A lecture is published again: trimmed, or with captions. */
class ReplacementTest extends PlatformTest {
    private static final String ID = "lecture-1";
    private static final TestFile CAPTIONS = TestFile.text("text/fr.vtt", "WEBVTT\n");
    private static final TestFile TRIMMED = TestFile.random(VIDEO.path(), 200_000);
    private static final TestFile NEW_MASTER = TestFile.text("master.m3u8", "#EXTM3U\n# with captions\n");

    @Test
    void onlyWhatIsNewIsSentAndStudentsSeeItAtOnce() throws Exception {
        uploader.publish(ID, List.of(VIDEO, MASTER));
        List<TestFile> second = List.of(VIDEO, CAPTIONS, NEW_MASTER);

        assertThat(uploader.want(ID, second)).containsExactly("text/fr.vtt", "master.m3u8");
        HttpResponse<String> commit = uploader.publish(ID, second);

        assertThat(commit.statusCode()).isEqualTo(200);
        assertThat(TestUploader.json(commit).path("version").asInt()).isEqualTo(2);
        String playlist = TestUploader.json(commit).path("playlistUrl").asText();
        assertThat(playlist).isEqualTo(platform.url() + "/versions/lecture-1/2/master.m3u8");
        for (TestFile file : second) {
            assertThat(uploader.get("/versions/lecture-1/2/" + file.path()).body())
                    .isEqualTo(file.bytes());
        }
        assertThat(uploader.page("/watch/lecture-1")).contains("versions/lecture-1/2/master.m3u8");
        restart();
        assertThat(uploader.page("/watch/lecture-1")).contains("versions/lecture-1/2/master.m3u8");
    }

    @Test
    void whoIsWatchingTheOldVersionGoesOnAndWhoBeginsGetsTheNewOne() throws Exception {
        uploader.publish(ID, List.of(VIDEO, MASTER));
        uploader.publish(ID, List.of(TRIMMED, NEW_MASTER));

        assertThat(uploader.get("/versions/lecture-1/1/" + VIDEO.path(), "Range", "bytes=250000-299999")
                        .body())
                .hasSize(50_000);
        for (String begin : List.of("/versions/lecture-1/1/master.m3u8", "/packages/lecture-1/master.m3u8")) {
            HttpResponse<byte[]> answer = uploader.get(begin);
            assertThat(answer.statusCode()).isEqualTo(307);
            String where = answer.headers().firstValue("Location").orElseThrow();
            assertThat(platform.url().resolve(begin).resolve(where).getPath())
                    .isEqualTo("/versions/lecture-1/2/master.m3u8");
        }
        HttpResponse<byte[]> latest = uploader.get("/packages/lecture-1/" + VIDEO.path());
        assertThat(latest.body()).isEqualTo(TRIMMED.bytes());
        assertThat(latest.headers().firstValue("Cache-Control")).hasValue("public, no-cache");
    }

    @Test
    void theOldVersionGoesADayLater() throws Exception {
        uploader.publish(ID, List.of(VIDEO, MASTER));
        uploader.publish(ID, List.of(TRIMMED, NEW_MASTER));
        Path record = data.resolve("platform/publications/lecture-1.json");
        String text = Files.readString(record);
        String yesterday = Instant.now().minus(Duration.ofHours(25)).toString();
        Files.writeString(record, text.replaceFirst("\"at\":\"[^\"]*\"", "\"at\":\"" + yesterday + "\""));

        restart();

        assertThat(published(ID)).doesNotExist();
        assertThat(uploader.get("/versions/lecture-1/1/" + VIDEO.path()).statusCode())
                .isEqualTo(404);
        assertThat(uploader.get("/versions/lecture-1/2/" + VIDEO.path()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void aVersionThatNoRecordNamesWasNeverPublishedAndALostRecordIsMadeAnew() throws Exception {
        uploader.publish(ID, List.of(VIDEO, MASTER));
        Path half = data.resolve("platform/packages/lecture-1@2");
        Files.createDirectories(half);
        Files.writeString(half.resolve("master.m3u8"), "half");
        restart();
        assertThat(half).doesNotExist();
        assertThat(uploader.get("/versions/lecture-1/1/master.m3u8").body()).isEqualTo(MASTER.bytes());

        Files.delete(data.resolve("platform/publications/lecture-1.json"));
        Files.delete(data.resolve("platform/catalogue.db"));
        Files.setLastModifiedTime(published(ID), FileTime.from(Instant.parse("2026-01-02T03:04:05Z")));
        restart();
        assertThat(uploader.get("/versions/lecture-1/1/master.m3u8").body()).isEqualTo(MASTER.bytes());
        assertThat(uploader.page("/")).contains("./watch/lecture-1");
        assertThat(uploader.want(ID, List.of(VIDEO, MASTER))).isEmpty();
    }

    @Test
    void ofTwoUploadersOnlyTheLaterPublishes() throws Exception {
        long early = uploader.attempt(ID, List.of(VIDEO, MASTER));
        long late = uploader.attempt(ID, List.of(VIDEO, NEW_MASTER));
        uploader.upload(ID, VIDEO);
        uploader.upload(ID, NEW_MASTER);

        HttpResponse<String> refused = uploader.commit(ID, early);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(TestUploader.json(refused).path("attempt").asLong()).isEqualTo(late);
        assertThat(TestUploader.json(refused).has("missing")).isFalse();
        assertThat(published(ID)).doesNotExist();

        assertThat(uploader.commit(ID, late).statusCode()).isEqualTo(200);
        assertThat(uploader.commit(ID, late).statusCode())
                .as("its answer was lost")
                .isEqualTo(200);
        assertThat(uploader.commit(ID, early).statusCode()).isEqualTo(409);
        restart();
        assertThat(uploader.commit(ID, late).statusCode()).isEqualTo(200);
        assertThat(uploader.commit(ID, early).statusCode()).isEqualTo(409);
        assertThat(uploader.attempt(ID, List.of(MASTER))).isGreaterThan(late);
    }

    @Test
    void aCrashBetweenTheStepsOfAPublicationLeavesOnePublication() throws Exception {
        long attempt = uploader.attempt(ID, List.of(VIDEO, MASTER));
        Path arrival = data.resolve("platform/manifests/lecture-1.arrival");
        byte[] announced = Files.readAllBytes(arrival);
        uploader.upload(ID, VIDEO);
        uploader.upload(ID, MASTER);
        uploader.commit(ID, attempt);

        for (boolean recorded : new boolean[] {true, false}) {
            Files.write(arrival, announced);
            if (!recorded) {
                Files.delete(data.resolve("platform/publications/lecture-1.json"));
            }
            restart();
            assertThat(arrival).doesNotExist();
            HttpResponse<String> again = uploader.commit(ID, attempt);
            assertThat(again.statusCode()).isEqualTo(200);
            assertThat(TestUploader.json(again).path("version").asInt()).isEqualTo(1);
        }
    }

    @Test
    void aFileThatTheDiskSpoiltIsWantedAgain() throws Exception {
        uploader.publish(ID, List.of(VIDEO, MASTER));
        Files.write(published(ID).resolve(VIDEO.path()), VIDEO.damaged().bytes());

        List<TestFile> second = List.of(VIDEO, NEW_MASTER);
        assertThat(uploader.want(ID, second)).containsExactly("master.m3u8");
        uploader.upload(ID, NEW_MASTER);
        HttpResponse<String> refused = uploader.commit(ID);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(TestUploader.json(refused).path("missing")).hasToString("[\"video/720p.mp4\"]");

        assertThat(uploader.publish(ID, second).statusCode()).isEqualTo(200);
        assertThat(uploader.get("/versions/lecture-1/2/" + VIDEO.path()).body()).isEqualTo(VIDEO.bytes());
    }
}
