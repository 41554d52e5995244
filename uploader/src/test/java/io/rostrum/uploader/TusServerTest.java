package io.rostrum.uploader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rostrum.uploader.job.UploadException;
import io.rostrum.uploader.job.UploadException.Code;
import io.rostrum.uploader.testsupport.Deadline;
import io.rostrum.uploader.testsupport.FaultProxy;
import io.rostrum.uploader.testsupport.FaultProxy.How;
import io.rostrum.uploader.testsupport.NodeTus;
import io.rostrum.uploader.testsupport.Rig;
import io.rostrum.uploader.testsupport.TestPackage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a tus server that others wrote, over a network that breaks. */
class TusServerTest {
    private static final int VIDEO = 3_000_000;

    /** Stands in the head of a PATCH that carries a whole chunk. */
    private static final String FULL_CHUNK = "Content-Length: " + Rig.CHUNK + "\r\n";

    @TempDir
    Path dir;

    private TestPackage pack;

    @BeforeEach
    void makeThePackage() throws IOException {
        pack = TestPackage.lecture(dir.resolve("package"), "lecture-1", VIDEO);
    }

    @Test
    void everyFileArrivesAndTheMultivariantPlaylistLast() throws Exception {
        try (NodeTus server = new NodeTus(dir.resolve("server"))) {
            UploadResult result = Rig.in(dir).upload(pack, server.endpoint());

            assertThat(server.hashes()).isEqualTo(withManifest());
            assertThat(server.wasLast("master.m3u8")).isTrue();
            assertThat(server.wasLast("audio/main.mp4")).isFalse();
            assertThat(result.published()).isTrue();
            assertThat(result.watchUrl()).isNull();
            assertThat(result.bytesSent()).isEqualTo(result.bytesTotal());
            assertThat(result.bytesResent()).isZero();
        }
    }

    @Test
    void aSecondRunSendsNothing() throws Exception {
        try (NodeTus server = new NodeTus(dir.resolve("server"))) {
            Rig.in(dir).upload(pack, server.endpoint());
            UploadResult again = Rig.in(dir).upload(pack, server.endpoint());

            assertThat(again.bytesSent()).isZero();
            assertThat(again.published()).isTrue();
            assertThat(server.hashes()).isEqualTo(withManifest());
        }
    }

    @Test
    void aCutAStallAResetAndALostAnswerCostAtMostOneChunkEach() throws Exception {
        try (NodeTus server = new NodeTus(dir.resolve("server"));
                FaultProxy proxy = new FaultProxy(server.port())) {
            proxy.plan(How.CUT, FULL_CHUNK, 100_000)
                    .plan(How.STALL, FULL_CHUNK, 150_000)
                    .plan(How.RESET, FULL_CHUNK, 90_000)
                    .plan(How.LOSE_ANSWER, FULL_CHUNK, 0)
                    .plan(How.LOSE_ANSWER, "POST ", 0);

            UploadResult result = Rig.in(dir).upload(pack, proxy.uri("/files"));

            assertThat(proxy.happened()).isEqualTo(5);
            assertThat(server.hashes()).isEqualTo(withManifest());
            assertThat(result.bytesResent()).isLessThanOrEqualTo(4L * Rig.CHUNK);
        }
    }

    @Test
    void aServerKilledInTheMiddleOfAPatchAndStartedAgainGetsTheRest() throws Exception {
        try (NodeTus server = new NodeTus(dir.resolve("server"))) {
            AtomicBoolean killed = new AtomicBoolean();
            CountDownLatch half = new CountDownLatch(1);
            CompletableFuture<Void> murder = CompletableFuture.runAsync(() -> {
                try {
                    half.await();
                    server.process().kill();
                    killed.set(true);
                    server.process().start();
                } catch (IOException | InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });

            UploadResult result = Rig.in(dir)
                    .limited(3_000_000)
                    .hearing((done, total) -> {
                        if (done > total / 2) {
                            half.countDown();
                        }
                    })
                    .upload(pack, server.endpoint());
            murder.get(20, TimeUnit.SECONDS);

            assertThat(killed).isTrue();
            assertThat(server.hashes()).isEqualTo(withManifest());
            assertThat(result.bytesResent()).isLessThanOrEqualTo(Rig.CHUNK);
        }
    }

    @Test
    void anInterruptedUploadGoesOnInANewProcess() throws Exception {
        try (NodeTus server = new NodeTus(dir.resolve("server"))) {
            CountDownLatch half = new CountDownLatch(1);
            Rig rig = Rig.in(dir).limited(3_000_000);
            CompletableFuture<Void> first = new CompletableFuture<>();
            Thread thread = new Thread(() -> {
                try {
                    rig.hearing((done, total) -> {
                                if (done > total / 2) {
                                    half.countDown();
                                }
                            })
                            .upload(pack, server.endpoint());
                    first.complete(null);
                } catch (UploadException | InterruptedException e) {
                    first.completeExceptionally(e);
                }
            });
            thread.start();
            half.await();
            thread.interrupt();
            assertThatThrownBy(() -> first.get(10, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(InterruptedException.class);

            UploadResult rest = Rig.in(dir).upload(pack, server.endpoint());

            assertThat(server.hashes()).isEqualTo(withManifest());
            assertThat(rest.bytesSent()).isLessThanOrEqualTo(rest.bytesTotal() / 2 + Rig.CHUNK);
        }
    }

    @Test
    void aProxyWithASmallLimitGetsSmallRequests() throws Exception {
        try (NodeTus server = new NodeTus(dir.resolve("server"), 100_000)) {
            UploadResult result = Rig.in(dir).withConnections(1).upload(pack, server.endpoint());

            assertThat(server.hashes()).isEqualTo(withManifest());
            // 256 KiB and 128 KiB are refused once each; then 64 KiB pass.
            assertThat(result.bytesResent()).isLessThanOrEqualTo(2L * Rig.CHUNK);
        }
    }

    @Test
    void theNextUploadToTheSameHostBeginsWithTheSizeThatItTook() throws Exception {
        TestPackage next = TestPackage.lecture(dir.resolve("next"), "lecture-2", VIDEO);
        try (NodeTus server = new NodeTus(dir.resolve("server"), 100_000)) {
            Rig rig = Rig.in(dir).withConnections(1);
            assertThat(rig.upload(pack, server.endpoint()).bytesResent()).isPositive();

            assertThat(rig.upload(next, server.endpoint()).bytesResent())
                    .as("nothing was refused")
                    .isZero();
        }
    }

    @Test
    void theRateLimitHolds() throws Exception {
        try (NodeTus server = new NodeTus(dir.resolve("server"))) {
            long begun = System.nanoTime();
            Rig.in(dir).limited(2_000_000).upload(pack, server.endpoint());
            double seconds = (System.nanoTime() - begun) / 1e9;

            // A lower bound only: a busy machine may take longer, but nothing makes a limit of 2 MB/s carry 3 MB in 1
            // s.
            assertThat(seconds).isGreaterThan(1.2);
            assertThat(server.hashes()).isEqualTo(withManifest());
        }
    }

    @Test
    void twoUploadersOfOnePackageDoNotMeet() throws Exception {
        try (NodeTus server = new NodeTus(dir.resolve("server"))) {
            CountDownLatch begun = new CountDownLatch(1);
            CompletableFuture<UploadResult> first = CompletableFuture.supplyAsync(() -> {
                try {
                    return Rig.in(dir)
                            .limited(2_000_000)
                            .hearing((done, total) -> begun.countDown())
                            .upload(pack, server.endpoint());
                } catch (UploadException | InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            begun.await();

            assertThatThrownBy(() -> Rig.in(dir.resolve("other-data")).upload(pack, server.endpoint()))
                    .isInstanceOfSatisfying(UploadException.class, e -> {
                        assertThat(e.code()).isEqualTo(Code.BUSY);
                        assertThat(e.retryable()).isTrue();
                    });
            assertThat(first.get(30, TimeUnit.SECONDS).published()).isTrue();
        }
    }

    @Test
    void aFileThatChangedIsNotPublished() throws Exception {
        try (NodeTus server = new NodeTus(dir.resolve("server"))) {
            Files.write(pack.directory().resolve("video/234p.mp4"), TestPackage.random(9, VIDEO));

            assertThatThrownBy(() -> Rig.in(dir).upload(pack, server.endpoint()))
                    .isInstanceOfSatisfying(
                            UploadException.class, e -> assertThat(e.code()).isEqualTo(Code.CHANGED))
                    .hasMessageContaining("234p.mp4");
            assertThat(server.hashes()).doesNotContainKey("master.m3u8");
        }
    }

    @Test
    void aFileCutWhileItTravelsIsNotPublished() throws Exception {
        try (NodeTus server = new NodeTus(dir.resolve("server"))) {
            AtomicBoolean cut = new AtomicBoolean();
            Path video = pack.directory().resolve("video/234p.mp4");
            assertThatThrownBy(() -> Rig.in(dir)
                            .limited(2_000_000)
                            .hearing((done, total) -> {
                                if (done > total / 3 && cut.compareAndSet(false, true)) {
                                    try (var file =
                                            Files.newByteChannel(video, java.nio.file.StandardOpenOption.WRITE)) {
                                        file.truncate(VIDEO / 2);
                                    } catch (IOException e) {
                                        throw new IllegalStateException(e);
                                    }
                                }
                            })
                            .upload(pack, server.endpoint()))
                    .isInstanceOfSatisfying(
                            UploadException.class, e -> assertThat(e.code()).isEqualTo(Code.CHANGED));
            assertThat(server.hashes()).doesNotContainKey("master.m3u8");
        }
    }

    @Test
    void aServerThatNeverComesIsToldInOneSentence() throws Exception {
        NodeTus server = new NodeTus(dir.resolve("server"));
        server.close();
        Deadline.until("the port is free", () -> !server.process().isAlive());

        assertThatThrownBy(() -> Rig.in(dir).impatient().upload(pack, server.endpoint()))
                .isInstanceOfSatisfying(UploadException.class, e -> {
                    assertThat(e.code()).isEqualTo(Code.UNREACHABLE);
                    assertThat(e.retryable()).isTrue();
                })
                .hasMessageContaining("Nothing answers at 127.0.0.1:" + server.port());
    }

    private Map<String, String> withManifest() throws IOException {
        Map<String, String> hashes = new TreeMap<>(pack.hashes());
        hashes.put(
                "manifest.json",
                TestPackage.sha256(Files.readAllBytes(pack.directory().resolve("manifest.json"))));
        return hashes;
    }
}
