package io.rostrum.uploader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rostrum.uploader.job.UploadException;
import io.rostrum.uploader.job.UploadException.Code;
import io.rostrum.uploader.platform.Platform;
import io.rostrum.uploader.platform.PlatformSettings;
import io.rostrum.uploader.testsupport.FaultProxy;
import io.rostrum.uploader.testsupport.FaultProxy.How;
import io.rostrum.uploader.testsupport.PlatformMain;
import io.rostrum.uploader.testsupport.Rig;
import io.rostrum.uploader.testsupport.ServerProcess;
import io.rostrum.uploader.testsupport.TestPackage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a package to a lecture that students can load, with the real platform. */
class PlatformUploadTest {
    /** Stands in the head of a PATCH that carries a whole chunk. */
    private static final String FULL_CHUNK = "Content-Length: " + Rig.CHUNK + "\r\n";

    @TempDir
    Path dir;

    private TestPackage pack;

    @BeforeEach
    void makeThePackage() throws IOException {
        pack = TestPackage.lecture(dir.resolve("package"), "lecture-1", 3_000_000);
    }

    @Test
    void aLectureIsPublishedAndASecondRunSendsNothing() throws Exception {
        try (Platform platform = Platform.start(new PlatformSettings(dir.resolve("platform"), null, 0, null))) {
            Rig rig = Rig.in(dir).with(() -> Files.readString(platform.tokenFile()));

            UploadResult result = rig.upload(pack, platform.url());
            assertThat(result.bytesSent()).isEqualTo(pack.bytes()).isEqualTo(result.bytesTotal());
            assertThat(result.bytesResent()).isZero();
            assertThat(result.watchUrl()).hasPath("/watch/lecture-1");
            assertThat(published(result.playlistUrl())).isEqualTo(new TreeMap<>(pack.hashes()));

            UploadResult again = rig.upload(pack, platform.url());
            assertThat(again.bytesSent()).isZero();
            assertThat(again.published()).isTrue();
            assertThat(again.playlistUrl()).isEqualTo(result.playlistUrl());
        }
    }

    @Test
    void lostAnswersOfTheManifestAPatchAndTheCommitChangeNothing() throws Exception {
        try (Platform platform = Platform.start(new PlatformSettings(dir.resolve("platform"), null, 0, null));
                FaultProxy proxy = new FaultProxy(platform.url().getPort())) {
            proxy.plan(How.LOSE_ANSWER, "/manifest ", 0)
                    .plan(How.LOSE_ANSWER, FULL_CHUNK, 0)
                    .plan(How.CUT, FULL_CHUNK, 120_000)
                    .plan(How.RESET, FULL_CHUNK, 120_000)
                    .plan(How.LOSE_ANSWER, "/commit ", 0);

            UploadResult result = Rig.in(dir)
                    .with(() -> Files.readString(platform.tokenFile()))
                    .upload(pack, proxy.uri("/"));

            assertThat(proxy.happened()).isEqualTo(5);
            assertThat(result.published()).isTrue();
            assertThat(result.bytesResent()).isLessThanOrEqualTo(3L * Rig.CHUNK);
            assertThat(published(result.playlistUrl())).isEqualTo(new TreeMap<>(pack.hashes()));
        }
    }

    @Test
    void aPlatformKilledInTheMiddleOfAPatchGetsTheRest() throws Exception {
        try (ServerProcess process = PlatformMain.process(dir.resolve("platform"))) {
            CountDownLatch half = new CountDownLatch(1);
            CompletableFuture<Void> murder = CompletableFuture.runAsync(() -> {
                try {
                    half.await();
                    process.kill();
                    process.start();
                } catch (IOException | InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            UploadResult result = Rig.in(dir)
                    .with(() -> Files.readString(dir.resolve("platform/platform/token")))
                    .limited(3_000_000)
                    .hearing((done, total) -> {
                        if (done > total / 2) {
                            half.countDown();
                        }
                    })
                    .upload(pack, URI.create("http://127.0.0.1:" + process.port()));
            murder.get(20, TimeUnit.SECONDS);

            assertThat(result.published()).isTrue();
            assertThat(result.bytesResent()).isLessThanOrEqualTo(Rig.CHUNK);
            assertThat(published(result.playlistUrl())).isEqualTo(new TreeMap<>(pack.hashes()));
        }
    }

    @Test
    void aLectureCanBeWatchedBeforeItsHigherRungsAreThere() throws Exception {
        TestPackage two = new TestPackage(dir.resolve("two"), "lecture-2")
                .with("video/234p.mp4", new byte[100_000])
                .with("video/234p.m3u8", "#EXTM3U\n234p.mp4\n".getBytes(StandardCharsets.UTF_8))
                .with("video/720p.mp4", new byte[3_000_000])
                .with("video/720p.m3u8", "#EXTM3U\n720p.mp4\n".getBytes(StandardCharsets.UTF_8))
                .with(
                        "master.m3u8",
                        "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=2\nvideo/720p.m3u8\n#EXT-X-STREAM-INF:BANDWIDTH=1\nvideo/234p.m3u8\n"
                                .getBytes(StandardCharsets.UTF_8))
                .sealed();
        try (Platform platform = Platform.start(new PlatformSettings(dir.resolve("platform"), null, 0, null))) {
            CompletableFuture<String> seen = new CompletableFuture<>();
            UploadResult result = Rig.in(dir)
                    .with(() -> Files.readString(platform.tokenFile()))
                    .limited(2_000_000)
                    .hearing((done, total) -> {
                        if (done > total / 2 && !seen.isDone()) {
                            seen.complete(body(platform.url().resolve("/arriving/lecture-2/1/master.m3u8")));
                        }
                    })
                    .upload(two, platform.url());

            assertThat(seen.join()).contains("video/234p.m3u8").doesNotContain("720p");
            assertThat(result.published()).isTrue();
        }
    }

    private static String body(URI address) {
        try {
            return HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aWrongTokenIsRefusedForGoodAndNotRepeatedInTheSentence() throws Exception {
        try (Platform platform = Platform.start(new PlatformSettings(dir.resolve("platform"), null, 0, null))) {
            assertThatThrownBy(() -> Rig.in(dir).with(() -> "wrong-token").upload(pack, platform.url()))
                    .isInstanceOfSatisfying(UploadException.class, e -> {
                        assertThat(e.code()).isEqualTo(Code.REFUSED);
                        assertThat(e.retryable()).isFalse();
                    })
                    .hasMessageContaining("token")
                    .hasMessageNotContaining("wrong-token");
        }
    }

    @Test
    void aWrongAddressOnThePlatformIsToldAsSuch() throws Exception {
        try (Platform platform = Platform.start(new PlatformSettings(dir.resolve("platform"), null, 0, null))) {
            assertThatThrownBy(() -> Rig.in(dir)
                            .with(() -> Files.readString(platform.tokenFile()))
                            .upload(pack, platform.url().resolve("/nowhere")))
                    .isInstanceOfSatisfying(
                            UploadException.class, e -> assertThat(e.code()).isEqualTo(Code.BAD_DESTINATION));
        }
    }

    private Map<String, String> published(URI playlist) throws IOException, InterruptedException {
        Map<String, String> hashes = new TreeMap<>();
        HttpClient client = HttpClient.newHttpClient();
        for (String path : pack.hashes().keySet()) {
            HttpResponse<byte[]> answer = client.send(
                    HttpRequest.newBuilder(playlist.resolve(path)).build(), HttpResponse.BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            hashes.put(path, TestPackage.sha256(answer.body()));
        }
        return hashes;
    }
}
