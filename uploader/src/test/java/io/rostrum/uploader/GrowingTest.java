package io.rostrum.uploader;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.uploader.job.TokenSource;
import io.rostrum.uploader.job.UploadException;
import io.rostrum.uploader.job.UploadJob;
import io.rostrum.uploader.platform.Platform;
import io.rostrum.uploader.platform.PlatformSettings;
import io.rostrum.uploader.queue.UploadStateStore;
import io.rostrum.uploader.testsupport.Deadline;
import io.rostrum.uploader.testsupport.NodeTus;
import io.rostrum.uploader.testsupport.Rig;
import io.rostrum.uploader.testsupport.ScriptedTus;
import io.rostrum.uploader.testsupport.TestPackage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lecture that is uploaded while it is recorded and encoded. */
class GrowingTest {
    private static final byte[] SOUND = TestPackage.random(1, 400_000);
    private static final byte[] PICTURE = TestPackage.random(2, 2_000_000);

    @TempDir
    Path dir;

    @Test
    void mediaTravelToAForeignServerWhileTheyGrowAndPlaylistsWhenAllIsSealed() throws Exception {
        try (NodeTus server = new NodeTus(dir.resolve("server"))) {
            grow(1_000_000);
            Following following = follow(server.endpoint(), null);
            Deadline.until("the first megabyte is there", () -> stored(dir.resolve("server")) >= 1_000_000);
            assertThat(server.hashes()).isEmpty();

            grow(PICTURE.length);
            TestPackage pack = seal();
            UploadResult result = following.result();
            assertThat(result.bytesSent()).isLessThan(1_400_000);
            Map<String, String> expected = new TreeMap<>(pack.hashes());
            expected.put("manifest.json", TestPackage.sha256(Files.readAllBytes(dir.resolve("package/manifest.json"))));
            assertThat(server.hashes()).isEqualTo(expected);
            assertThat(server.wasLast("master.m3u8")).isTrue();
        }
    }

    @Test
    void mediaTravelToThePlatformWhileTheyGrowAndAPowerCutInBetweenCostsNothing() throws Exception {
        try (Platform platform = Platform.start(new PlatformSettings(dir.resolve("platform"), null, 0, null))) {
            TokenSource token = () -> Files.readString(platform.tokenFile());
            grow(1_000_000);
            Following first = follow(platform.url(), token);
            Deadline.until("the first megabyte is there", () -> stored(dir.resolve("platform")) >= 1_000_000);
            first.interrupt();

            grow(PICTURE.length);
            Following second = follow(platform.url(), token);
            TestPackage pack = seal();
            UploadResult result = second.result();
            assertThat(result.published()).isTrue();
            assertThat(result.bytesTotal()).isEqualTo(pack.bytes());
            // The request that the cut hit may have lain there without being kept: its checksum was not proved yet.
            assertThat(result.bytesSent()).isLessThan(1_400_000 + Rig.CHUNK);
            assertThat(result.receipt()).isNotNull();
        }
    }

    @Test
    void aFileThatWasCutAndWentOnDifferentlyIsSentAnew() throws Exception {
        try (ScriptedTus server = new ScriptedTus().offering("creation-defer-length,termination")) {
            grow(1_000_000);
            Following following = follow(server.endpoint(), null);
            Deadline.until(
                    "something was sent",
                    () -> server.log().stream()
                                    .filter(line -> line.startsWith("PATCH 204"))
                                    .count()
                            >= 4);
            // The encoder crashed and went on at its last whole segment, with other bytes than before.
            Files.write(dir.resolve("package/video/234p.mp4"), TestPackage.random(3, PICTURE.length));
            TestPackage pack = new TestPackage(dir.resolve("package"), "lecture-1")
                    .with("audio/main.mp4", SOUND)
                    .with("video/234p.mp4", TestPackage.random(3, PICTURE.length))
                    .with("master.m3u8", new byte[] {'#'})
                    .sealed();
            following.result();
            assertThat(server.hashes()).containsAll(pack.hashes().values());
            assertThat(server.log()).anyMatch(line -> line.startsWith("DELETE 204"));
        }
    }

    @Test
    void whatWasOnItsWayAtAPowerCutIsNotBelievedIfTheFileWentOnDifferently() throws Exception {
        try (ScriptedTus server = new ScriptedTus().offering("creation-defer-length,termination")) {
            // The server keeps what it got of the picture's first request, and the answer is lost with the power.
            grow(SOUND.length);
            server.lie(new ScriptedTus.Lie("PATCH", 503, Map.of("Retry-After", "600"), "", 300_000));
            Following first = follow(server.endpoint(), null);
            Deadline.until("a request was cut off", () -> server.log().stream()
                    .anyMatch(line -> line.startsWith("PATCH 503")));
            first.interrupt();

            TestPackage pack = new TestPackage(dir.resolve("package"), "lecture-1")
                    .with("audio/main.mp4", TestPackage.random(4, SOUND.length))
                    .with("video/234p.mp4", TestPackage.random(5, PICTURE.length))
                    .with("master.m3u8", new byte[] {'#'})
                    .sealed();
            follow(server.endpoint(), null).result();
            assertThat(server.hashes()).containsAll(pack.hashes().values());
        }
    }

    private record Following(CompletableFuture<UploadResult> future, Thread thread) {
        UploadResult result() throws Exception {
            return future.get(60, TimeUnit.SECONDS);
        }

        void interrupt() throws InterruptedException {
            thread.interrupt();
            thread.join();
        }
    }

    private Following follow(URI to, TokenSource token) {
        CompletableFuture<UploadResult> future = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try (UploadStateStore store = UploadStateStore.open(dir.resolve("rostrum.db"))) {
                future.complete(new Uploader(store, Rig.in(dir).settings())
                        .follow(new UploadJob(dir.resolve("package"), to, token, 0, (done, total) -> {}), "lecture-1"));
            } catch (UploadException | InterruptedException e) {
                future.completeExceptionally(e);
            }
        });
        thread.start();
        return new Following(future, thread);
    }

    private void grow(int bytes) throws IOException {
        Path video = Files.createDirectories(dir.resolve("package/video")).resolve("234p.mp4");
        int now = Files.exists(video) ? (int) Files.size(video) : 0;
        Files.write(
                video, Arrays.copyOfRange(PICTURE, now, bytes), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        Files.write(Files.createDirectories(dir.resolve("package/audio")).resolve("main.mp4"), SOUND);
    }

    private TestPackage seal() throws IOException {
        return new TestPackage(dir.resolve("package"), "lecture-1")
                .with("audio/main.mp4", SOUND)
                .with("video/234p.mp4", PICTURE)
                .with("master.m3u8", new byte[] {'#'})
                .sealed();
    }

    private static long stored(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}
