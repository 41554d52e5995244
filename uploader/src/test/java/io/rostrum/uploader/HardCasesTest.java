package io.rostrum.uploader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rostrum.uploader.job.Fence;
import io.rostrum.uploader.job.Target;
import io.rostrum.uploader.job.TokenException;
import io.rostrum.uploader.job.UploadClock;
import io.rostrum.uploader.job.UploadException;
import io.rostrum.uploader.job.UploadException.Code;
import io.rostrum.uploader.job.UploadJob;
import io.rostrum.uploader.job.UploadSettings.Timeouts;
import io.rostrum.uploader.platform.Platform;
import io.rostrum.uploader.platform.PlatformSettings;
import io.rostrum.uploader.queue.UploadStateStore;
import io.rostrum.uploader.testsupport.Deadline;
import io.rostrum.uploader.testsupport.FaultProxy;
import io.rostrum.uploader.testsupport.FaultProxy.How;
import io.rostrum.uploader.testsupport.Line;
import io.rostrum.uploader.testsupport.Nginx;
import io.rostrum.uploader.testsupport.NodeTus;
import io.rostrum.uploader.testsupport.Rig;
import io.rostrum.uploader.testsupport.ScriptedTus;
import io.rostrum.uploader.testsupport.ScriptedTus.Lie;
import io.rostrum.uploader.testsupport.ServerProcess;
import io.rostrum.uploader.testsupport.TestPackage;
import io.rostrum.uploader.testsupport.UploaderMain;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Cases that ended badly for others. Each ends with all hashes equal, at most one request sent again for each fault, no
 * playlist that names a missing byte and no double; or with one sentence and everything kept.
 */
class HardCasesTest {
    private static final Map<String, String> TUS = Map.of("Tus-Resumable", "1.0.0");

    @TempDir
    Path dir;

    private TestPackage pack;

    @BeforeEach
    void make() throws IOException {
        pack = TestPackage.lecture(dir.resolve("package"), "lecture-1", 700_000);
    }

    @Test
    void aServerThatForgetsItsBytesAfterAKillGetsThemAgain() throws Exception {
        try (ScriptedTus server = new ScriptedTus()) {
            server.lie("PATCH", 502, TUS).lie("HEAD", 404, TUS);
            UploadResult result = rig().upload(pack, server.endpoint());
            assertThat(server.hashes()).containsAll(expected());
            assertThat(result.bytesResent()).isLessThanOrEqualTo(Rig.CHUNK);
        }
    }

    @Test
    void anOffsetThatFallsShortOfWhatWasSentIsGoneOnFrom() throws Exception {
        try (ScriptedTus server = new ScriptedTus()) {
            server.lie(new Lie("PATCH", 204, Map.of("Tus-Resumable", "1.0.0", "Upload-Offset", "10000"), "", 10_000));
            UploadResult result = rig().upload(pack, server.endpoint());
            assertThat(server.hashes()).isEqualTo(expected());
            assertThat(result.bytesResent()).isEqualTo(50_000); // of the sound's 60,000
        }
    }

    @Test
    void aLockThatIsHeldForMinutesIsWaitedForAndNothingBeginsAgain() throws Exception {
        try (ScriptedTus server = new ScriptedTus()) {
            for (int i = 0; i < 8; i++) {
                server.lie("HEAD", 423, TUS);
            }
            server.lie("PATCH", 423, TUS);
            UploadResult result = rig().with(rig().settings().with(new Skipping(Instant.EPOCH)))
                    .upload(pack, server.endpoint());
            assertThat(server.hashes()).isEqualTo(expected());
            assertThat(result.bytesResent()).isLessThanOrEqualTo(Rig.CHUNK);
            assertThat(server.log().stream().filter(line -> line.startsWith("POST 201")))
                    .hasSize(6);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1970-01-01T00:00:00Z", "2027-11-25T00:00:00Z"})
    void aClockThatIsYearsWrongChangesNothing(String now) throws Exception {
        try (ScriptedTus server = new ScriptedTus()) {
            // The server's own date stands in its answer; ours must not be used.
            String later = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                    ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(10));
            server.lie("PATCH", 503, Map.of("Retry-After", later));
            Skipping clock = new Skipping(Instant.parse(now));
            rig().with(rig().settings().with(clock)).upload(pack, server.endpoint());
            assertThat(server.hashes()).isEqualTo(expected());
            assertThat(clock.waits()).hasSize(1);
            assertThat(clock.waits().get(0)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(11));
        }
    }

    @Test
    void aTokenWhoseRefreshFailsForAWhileOnlyDelays() throws Exception {
        try (ScriptedTus server = new ScriptedTus()) {
            AtomicInteger asked = new AtomicInteger();
            rig().with(() -> {
                        if (asked.incrementAndGet() % 3 == 0) {
                            throw new TokenException("The token server is away.", true, null);
                        }
                        return "token";
                    })
                    .upload(pack, server.endpoint());
            assertThat(server.hashes()).isEqualTo(expected());
        }
    }

    @Test
    void aServerThatNeverReadsIsGivenUpAndTold() throws Exception {
        List<Socket> held = new ArrayList<>();
        AtomicBoolean open = new AtomicBoolean(true);
        try (ServerSocket deaf = new ServerSocket(0, 16, InetAddress.getLoopbackAddress())) {
            Thread thread = new Thread(() -> {
                while (open.get()) {
                    try {
                        held.add(deaf.accept());
                    } catch (IOException e) {
                        open.set(false);
                    }
                }
            });
            thread.start();
            URI address = URI.create("http://127.0.0.1:" + deaf.getLocalPort() + "/files");
            assertThatThrownBy(() -> hasty().upload(pack, address))
                    .isInstanceOfSatisfying(
                            UploadException.class, e -> assertThat(e.code()).isEqualTo(Code.UNREACHABLE))
                    .hasMessageContaining("stopped answering");
        }
        for (Socket socket : held) {
            socket.close();
        }
    }

    @Test
    void aLineThatCarriesAByteASecondIsAStallAndNotPatience() throws Exception {
        try (ScriptedTus server = new ScriptedTus();
                FaultProxy crawl = new FaultProxy(server.endpoint().getPort(), new Line(50_000, 0))) {
            // 50 kB/s moves, if slowly: it completes, with the stall time far below what the file takes.
            TestPackage small = TestPackage.lecture(dir.resolve("small"), "small", 40_000);
            UploadResult result = rig().limited(50_000).upload(small, crawl.uri("/files"));
            assertThat(result.published()).isTrue();
            assertThat(result.bytesResent()).isZero();
        }
        try (ScriptedTus server = new ScriptedTus();
                FaultProxy crawl = new FaultProxy(server.endpoint().getPort(), new Line(1, 0))) {
            assertThatThrownBy(() -> hasty().upload(pack, crawl.uri("/files")))
                    .isInstanceOfSatisfying(
                            UploadException.class, e -> assertThat(e.code()).isEqualTo(Code.UNREACHABLE));
        }
    }

    @Test
    void aNameThatNobodyKnowsIsToldAtOnce() {
        assertThatThrownBy(() -> rig().upload(pack, URI.create("http://no-such-host.invalid/")))
                .isInstanceOfSatisfying(
                        UploadException.class, e -> assertThat(e.code()).isEqualTo(Code.BAD_DESTINATION))
                .hasMessageContaining("no-such-host.invalid");
    }

    @Test
    void aFileThatIsDeletedWhileItTravelsIsHeldWithItsName() throws Exception {
        try (ScriptedTus server = new ScriptedTus()) {
            AtomicBoolean gone = new AtomicBoolean();
            assertThatThrownBy(() -> rig().limited(1_500_000)
                            .hearing((done, total) -> {
                                if (done > 200_000 && gone.compareAndSet(false, true)) {
                                    delete(pack.directory().resolve("video/234p.mp4"));
                                }
                            })
                            .upload(pack, server.endpoint()))
                    .isInstanceOfSatisfying(
                            UploadException.class, e -> assertThat(e.code()).isEqualTo(Code.CHANGED))
                    .hasMessageContaining("234p.mp4");
            assertThat(server.hashes()).doesNotContain(pack.hashes().get("master.m3u8"));
        }
    }

    @Test
    void aFullDiskHereStopsTheUploadAndNothingElse() throws Exception {
        Path db = dir.resolve("full/rostrum.db");
        try (ScriptedTus server = new ScriptedTus()) {
            try (UploadStateStore store = UploadStateStore.open(db)) {
                assertThat(store.directory()).exists();
            }
            // The journal cannot be made: what a full disk does to SQLite.
            Files.delete(db);
            Files.createDirectory(db);
            assertThatThrownBy(() -> UploadStateStore.open(db)).isInstanceOfSatisfying(UploadException.class, e -> {
                assertThat(e.code()).isEqualTo(Code.IO);
                assertThat(e.retryable()).isTrue();
            });
            Files.delete(db);
            rig().upload(pack, server.endpoint());
            assertThat(server.hashes()).isEqualTo(expected());
        }
    }

    @Test
    void anAttemptThatWasOvertakenStopsBeforeItPublishes() throws Exception {
        try (ScriptedTus server = new ScriptedTus();
                UploadStateStore store = UploadStateStore.open(dir.resolve("rostrum.db"))) {
            AtomicInteger checks = new AtomicInteger();
            Fence fence = () -> {
                if (checks.incrementAndGet() > 4) {
                    throw new UploadException(Code.BUSY, "Another attempt has taken over.");
                }
            };
            UploadJob job =
                    new UploadJob(pack.directory(), Target.of(server.endpoint()), () -> 0, fence, (done, total) -> {});
            assertThatThrownBy(() -> new Uploader(store, rig().settings()).upload(job))
                    .isInstanceOfSatisfying(
                            UploadException.class, e -> assertThat(e.code()).isEqualTo(Code.BUSY));
            assertThat(server.hashes()).hasSize(4).doesNotContain(pack.hashes().get("master.m3u8"));
        }
    }

    @Test
    void twoUploadersOfOneLectureOnTwoMachinesPublishItOnce() throws Exception {
        try (Platform platform = Platform.start(new PlatformSettings(dir.resolve("platform"), null, 0, null))) {
            List<Thread> threads = new ArrayList<>();
            List<Object> ends = java.util.Collections.synchronizedList(new ArrayList<>());
            for (String machine : List.of("one", "two")) {
                TestPackage copy = TestPackage.lecture(dir.resolve(machine + "/package"), "lecture-1", 700_000);
                Thread thread = new Thread(() -> {
                    try {
                        ends.add(Rig.in(dir.resolve(machine))
                                .with(() -> Files.readString(platform.tokenFile()))
                                .limited(2_000_000)
                                .upload(copy, platform.url()));
                    } catch (UploadException | InterruptedException e) {
                        ends.add(e);
                    }
                });
                thread.start();
                threads.add(thread);
            }
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(ends).anyMatch(UploadResult.class::isInstance);
            assertThat(ends)
                    .allMatch(end -> end instanceof UploadResult result
                                    && result.playlistUrl().getPath().contains("/1/")
                            || end instanceof UploadException e && e.code() == Code.BUSY);
        }
    }

    @Test
    void anUploaderKilledTwiceAtRandomSendsNearlyNothingTwice() throws Exception {
        TestPackage large = TestPackage.lecture(dir.resolve("large"), "lecture-2", 4_000_000);
        try (Platform platform = Platform.start(new PlatformSettings(dir.resolve("platform"), null, 0, null))) {
            for (int kill = 1; kill <= 2; kill++) {
                long goal = kill * 1_000_000L;
                try (ServerProcess mortal =
                        UploaderMain.process(dir, large.directory(), platform.url(), platform.tokenFile(), 2_000_000)) {
                    Deadline.until(
                            "it has sent " + goal, () -> stored(dir.resolve("platform")) > goal || !mortal.isAlive());
                    mortal.kill();
                }
            }
            long there = stored(dir.resolve("platform"));
            UploadResult rest =
                    rig().with(() -> Files.readString(platform.tokenFile())).upload(large, platform.url());
            assertThat(rest.published()).isTrue();
            assertThat(rest.bytesSent()).isLessThanOrEqualTo(large.bytes() - there + Rig.CHUNK);
        }
    }

    @Test
    void aProxyThatHandsOnOnlyWholeRequestsAndTakesNoLargeOnesLetsTheLectureThrough() throws Exception {
        try (NodeTus server = new NodeTus(dir.resolve("server"));
                Nginx nginx = new Nginx(dir.resolve("nginx"), server.port());
                FaultProxy proxy = new FaultProxy(nginx.port())) {
            proxy.plan(How.CUT, "Content-Length: " + Rig.CHUNK / 2 + "\r\n", 60_000);
            UploadResult result = rig().upload(pack, proxy.uri("/files"));
            assertThat(proxy.happened()).isEqualTo(1);
            assertThat(result.published()).isTrue();
            Map<String, String> all = new TreeMap<>(pack.hashes());
            all.put(
                    "manifest.json",
                    TestPackage.sha256(Files.readAllBytes(pack.directory().resolve("manifest.json"))));
            assertThat(server.hashes()).isEqualTo(all);
            // One chunk that was refused for its size, one that was cut.
            assertThat(result.bytesResent()).isLessThanOrEqualTo(Rig.CHUNK + Rig.CHUNK / 2);
        }
    }

    private Rig rig() {
        return Rig.in(dir).withConnections(1);
    }

    /** Gives up soon. */
    private Rig hasty() {
        Duration soon = Duration.ofMillis(300);
        return rig().with(rig().settings().with(new Timeouts(soon, soon, soon, soon)))
                .impatient();
    }

    private List<String> expected() throws IOException {
        String manifest = TestPackage.sha256(Files.readAllBytes(pack.directory().resolve("manifest.json")));
        return Stream.concat(pack.hashes().values().stream(), Stream.of(manifest))
                .sorted()
                .toList();
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the platform has of files that are on their way. */
    private static long stored(Path platform) throws IOException {
        try (var files = Files.walk(platform.resolve("platform/uploads"))) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    /** A clock that is wrong, and a sleeper that does not sleep. */
    private record Skipping(Instant now, List<Duration> waits) implements UploadClock {
        Skipping(Instant now) {
            this(now, new java.util.concurrent.CopyOnWriteArrayList<>());
        }

        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public void sleep(Duration duration) {
            waits.add(duration);
        }
    }
}
