package io.rostrum.uploader.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How players get published files. */
class PublicFilesTest {
    private static final String URL = "/versions/lecture-1/1/video/720p.mp4";

    private static final TestFile MASTER = PlatformTest.MASTER;
    private static final TestFile VIDEO = PlatformTest.VIDEO;

    @TempDir
    static Path data;

    private static Platform platform;
    private static String token;
    private static TestUploader uploader;

    /** One platform for all: reading changes nothing. */
    @BeforeAll
    static void publish() throws Exception {
        platform = Platform.start(new PlatformSettings(data, null, 0, null));
        token = Files.readString(platform.tokenFile()).strip();
        uploader = new TestUploader(platform.url(), token);
        List<TestFile> files = List.of(
                MASTER,
                VIDEO,
                TestFile.text("metadata.json", "{}"),
                TestFile.random("audio/128k.mp4", 100),
                TestFile.text("text/en.vtt", "WEBVTT\n"),
                TestFile.random("poster.jpg", 100),
                TestFile.text("page.html", "<script>alert(1)</script>"));
        assertThat(uploader.publish("lecture-1", files).statusCode()).isEqualTo(200);
    }

    @AfterAll
    static void stop() throws Exception {
        platform.close();
    }

    @ParameterizedTest
    @CsvSource({"0-99,0,100", "299990-,299990,10", "-10,299990,10", "100-9999999,100,299900", "0-,0,300000"})
    void aRangeGivesExactlyItsBytes(String range, int first, int length) throws Exception {
        HttpResponse<byte[]> answer = uploader.get(URL, "Range", "bytes=" + range);

        assertThat(answer.statusCode()).isEqualTo(206);
        assertThat(answer.headers().firstValue("Content-Range"))
                .hasValue("bytes " + first + "-" + (first + length - 1) + "/300000");
        assertThat(answer.body()).isEqualTo(Arrays.copyOfRange(VIDEO.bytes(), first, first + length));
    }

    @ParameterizedTest
    @ValueSource(strings = {"300000-", "400000-500000", "-0"})
    void aRangeBehindTheEndIsNotSatisfiable(String range) throws Exception {
        HttpResponse<byte[]> answer = uploader.get(URL, "Range", "bytes=" + range);

        assertThat(answer.statusCode()).isEqualTo(416);
        assertThat(answer.headers().firstValue("Content-Range")).hasValue("bytes */300000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=0-1,5-6", "bytes=9-5", "bytes=x", "lines=1-2", "bytes=-"})
    void aRangeNobodyCanReadGivesTheWholeFile(String range) throws Exception {
        HttpResponse<byte[]> answer = uploader.get(URL, "Range", range);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(VIDEO.bytes());
    }

    @Test
    void anOldCopyIsOnlyConfirmedAndAnOldTagGetsTheWholeFile() throws Exception {
        String tag = uploader.get(URL).headers().firstValue("ETag").orElseThrow();

        assertThat(uploader.get(URL, "If-None-Match", tag).statusCode()).isEqualTo(304);
        assertThat(uploader.get(URL, "Range", "bytes=0-1", "If-Range", tag).statusCode())
                .isEqualTo(206);
        assertThat(uploader.get(URL, "Range", "bytes=0-1", "If-Range", "\"old\"")
                        .statusCode())
                .isEqualTo(200);
        HttpResponse<byte[]> head = uploader.open("HEAD", URL);
        assertThat(head.headers().firstValue("Content-Length")).hasValue("300000");
        assertThat(head.headers().firstValue("Last-Modified")).isPresent();
        String modified = head.headers().firstValue("Last-Modified").orElseThrow();
        assertThat(uploader.get(URL, "If-Modified-Since", modified).statusCode())
                .isEqualTo(304);
    }

    @ParameterizedTest
    @CsvSource({
        "master.m3u8,application/vnd.apple.mpegurl,10",
        "video/720p.mp4,video/mp4,31536000",
        "audio/128k.mp4,audio/mp4,31536000",
        "text/en.vtt,text/vtt,3600",
        "poster.jpg,image/jpeg,3600",
        "metadata.json,application/json,3600",
        "page.html,application/octet-stream,3600"
    })
    void everyFileHasItsTypeAndAge(String path, String type, String age) throws Exception {
        var headers = uploader.get("/versions/lecture-1/1/" + path).headers();

        assertThat(headers.firstValue("Content-Type").orElseThrow()).startsWith(type);
        assertThat(headers.firstValue("Cache-Control").orElseThrow()).contains("max-age=" + age);
        assertThat(headers.firstValue("Access-Control-Allow-Origin")).hasValue("*");
        assertThat(headers.firstValue("Access-Control-Expose-Headers").orElseThrow())
                .contains("Content-Range", "Content-Length");
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
    }

    @Test
    void aPlayerOnAnotherSiteMayAskForRanges() throws Exception {
        HttpResponse<byte[]> answer = uploader.open(
                "OPTIONS", URL, "Origin", "https://moodle.example.org", "Access-Control-Request-Headers", "range");

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Headers").orElseThrow())
                .contains("Range");
        assertThat(uploader.open("DELETE", URL).statusCode()).isEqualTo(405);
    }

    @Test
    void playlistsAreCompressedForThoseWhoCanReadIt() throws Exception {
        HttpResponse<byte[]> answer = uploader.get("/versions/lecture-1/1/master.m3u8", "Accept-Encoding", "gzip");

        assertThat(answer.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(answer.body().length).isLessThan(MASTER.bytes().length / 2);
        try (GZIPInputStream plain = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
            assertThat(plain.readAllBytes()).isEqualTo(MASTER.bytes());
        }
        assertThat(uploader.get("/versions/lecture-1/1/master.m3u8").body()).isEqualTo(MASTER.bytes());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/packages/lecture-1/nothing.mp4",
                "/versions/lecture-1/1/nothing.mp4",
                "/versions/lecture-1/2/video/720p.mp4",
                "/versions/lecture-1/0/video/720p.mp4",
                "/versions/lecture-1/99999999999/master.m3u8",
                "/versions/lecture-1/1/%2e%2e/%2e%2e/token",
                "/packages/lecture-1/video",
                "/packages/lecture-1/",
                "/packages/",
                "/packages/other/master.m3u8",
                "/packages/lecture-1/%2e%2e/%2e%2e/token",
                "/packages/..%2ftoken",
                "/packages/lecture-1/..%2f..%2ftoken",
                "/packages/%2e%2e/token",
                "/assets/..%2fwords.properties",
                "/token"
            })
    void whatIsNotPublishedIsNotFound(String path) throws Exception {
        HttpResponse<byte[]> answer = uploader.get(path);

        assertThat(answer.statusCode()).isIn(400, 404);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).doesNotContain(token);
    }

    @Test
    void thePlayersScriptComesFromThePlatformItself() throws Exception {
        HttpResponse<byte[]> script = uploader.get("/assets/hls.js");

        assertThat(script.statusCode()).isEqualTo(200);
        assertThat(script.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/javascript");
        assertThat(script.body().length).isGreaterThan(300_000);
        String tag = script.headers().firstValue("ETag").orElseThrow();
        assertThat(uploader.get("/assets/hls.js", "If-None-Match", tag).statusCode())
                .isEqualTo(304);
    }
}
