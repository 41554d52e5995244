package io.rostrum.uploader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rostrum.uploader.job.S3Access;
import io.rostrum.uploader.job.Target;
import io.rostrum.uploader.job.UploadException;
import io.rostrum.uploader.job.UploadException.Code;
import io.rostrum.uploader.job.UploadSettings.Timeouts;
import io.rostrum.uploader.testsupport.FaultProxy;
import io.rostrum.uploader.testsupport.FaultProxy.How;
import io.rostrum.uploader.testsupport.Rig;
import io.rostrum.uploader.testsupport.S3ProxyServer;
import io.rostrum.uploader.testsupport.TestPackage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against an S3-compatible store that others wrote, over a network that breaks. */
class S3Test {
    private static final int VIDEO = 11 << 20; // three parts
    private static final int LONG_VIDEO = 26 << 20; // six
    private static final int CONNECTIONS = 4;
    private static final int PART = 5 << 20;
    private static final String FULL_PART = "Content-Length: " + PART + "\r\n";

    @TempDir
    static Path shared;

    @TempDir
    Path dir;

    private static S3ProxyServer server;

    @BeforeAll
    static void startTheStore() throws Exception {
        server = new S3ProxyServer(shared.resolve("s3"), null);
    }

    @AfterAll
    static void stopTheStore() throws Exception {
        server.close();
    }

    @Test
    void everyFileArrivesOnceAndASecondRunSendsNothing() throws Exception {
        TestPackage pack = lecture("whole");
        UploadResult result = rig().upload(pack, server.target());

        assertThat(server.hashes("whole")).isEqualTo(withManifest(pack));
        assertThat(result.bytesSent()).isEqualTo(result.bytesTotal());
        assertThat(result.bytesResent()).isZero();
        assertThat(rig().upload(pack, server.target()).bytesSent()).isZero();
    }

    @Test
    void aCutAStallAResetAndLostAnswersCostAtMostOnePartEach() throws Exception {
        TestPackage pack = lecture("faults");
        try (FaultProxy proxy = new FaultProxy(server.port())) {
            proxy.plan(How.CUT, FULL_PART, 100_000)
                    .plan(How.STALL, FULL_PART, 150_000)
                    .plan(How.RESET, FULL_PART, 90_000)
                    .plan(How.LOSE_ANSWER, FULL_PART, 0)
                    .plan(How.LOSE_ANSWER, "POST /lectures/archive/faults/video/234p.mp4?uploadId", 0);

            UploadResult result = rig().upload(pack, server.target(proxy.uri("")));

            assertThat(proxy.happened()).isEqualTo(5);
            assertThat(server.hashes("faults")).isEqualTo(withManifest(pack));
            assertThat(result.bytesResent()).isLessThanOrEqualTo(4L * PART);
        }
    }

    @Test
    void aByteThatFlipsOnTheWayIsFoundByTheStore() throws Exception {
        TestPackage pack = lecture("flip");
        try (FaultProxy proxy = new FaultProxy(server.port())) {
            proxy.plan(How.FLIP, FULL_PART, 200_000);
            rig().upload(pack, server.target(proxy.uri("")));
            assertThat(proxy.happened()).isEqualTo(1);
            assertThat(server.hashes("flip")).isEqualTo(withManifest(pack));
        }
    }

    @Test
    void anInterruptedUploadGoesOnByTheStoresListOfParts() throws Exception {
        TestPackage pack = lecture("resume");
        interruptAfterOnePart(pack);
        assertThat(server.hashes("resume")).doesNotContainKeys("video/234p.mp4", "master.m3u8");

        UploadResult rest = rig().upload(pack, server.target());
        assertThat(server.hashes("resume")).isEqualTo(withManifest(pack));
        assertThat(rest.bytesSent()).isLessThanOrEqualTo(VIDEO - PART + 1_000L);
    }

    @Test
    void severalPartsTravelAtOnceAndOneThatStandsStillHoldsUpNoOther() throws Exception {
        TestPackage pack = TestPackage.lecture(dir.resolve("fat"), "fat", LONG_VIDEO);
        List<Long> heard = new CopyOnWriteArrayList<>();
        try (FaultProxy proxy = new FaultProxy(server.port())) {
            proxy.plan(How.STALL, "partNumber=1&", 100_000);
            UploadResult result =
                    calm().hearing((done, total) -> heard.add(done)).upload(pack, server.target(proxy.uri("")));

            assertThat(server.hashes("fat")).isEqualTo(withManifest(pack));
            assertThat(result.bytesResent()).isBetween(1L, (long) PART);
            assertThat(result.bytesSent()).isEqualTo(result.bytesTotal() + result.bytesResent());
            List<String> parts = proxy.heads().stream()
                    .filter(head -> head.contains("partNumber="))
                    .map(head -> head.replaceAll("(?s).*partNumber=(\\d+).*", "$1"))
                    .toList();
            assertThat(parts.lastIndexOf("1")).as("%s", parts).isGreaterThan(parts.indexOf("4"));
            assertThat(parts).contains("1", "2", "3", "4", "5", "6");
            assertThat(heard.get(heard.size() - 1)).isEqualTo(result.bytesTotal());
        }
    }

    @Test
    void aPartThatBreaksIsTakenOutOfTheCountAndTheOthersAreNot() throws Exception {
        TestPackage pack = TestPackage.lecture(dir.resolve("count"), "count", LONG_VIDEO);
        AtomicLong most = new AtomicLong();
        try (FaultProxy proxy = new FaultProxy(server.port())) {
            proxy.plan(How.CUT, "partNumber=6&", 800_000).plan(How.LOSE_ANSWER, "partNumber=5&", 0);
            UploadResult result = calm().hearing((done, total) -> most.accumulateAndGet(done, Math::max))
                    .upload(pack, server.target(proxy.uri("")));
            assertThat(proxy.happened()).isEqualTo(2);
            assertThat(result.bytesResent()).isBetween(1L, (long) PART);
            assertThat(result.bytesSent()).isEqualTo(result.bytesTotal() + result.bytesResent());
            assertThat(most).hasValue(result.bytesTotal());
        }
    }

    @Test
    void withoutItsMemoryItGoesOnByWhatTheStoreLists() throws Exception {
        TestPackage pack = lecture("orphan");
        interruptAfterOnePart(pack);
        assertThat(server.begun("orphan")).isNotEmpty();
        Files.delete(dir.resolve("rostrum.db"));

        UploadResult rest = rig().upload(pack, server.target());
        assertThat(rest.bytesSent()).isLessThanOrEqualTo(VIDEO - PART + 1_000L);
        assertThat(server.hashes("orphan")).isEqualTo(withManifest(pack));
        assertThat(server.begun("orphan")).isEmpty();
    }

    @Test
    void whatAnotherSenderBeganWithOtherBytesIsLeftAlone() throws Exception {
        interruptAfterOnePart(lecture("twice"));
        // The store may still be writing the part that was cut off; what marks the begun upload stands since it began.
        List<String> begun = marks("twice");
        assertThat(begun).isNotEmpty();
        TestPackage edited = withVideo("twice", TestPackage.random(3, VIDEO));

        Rig other = Rig.in(dir.resolve("other"));
        assertThat(other.upload(edited, server.target()).bytesResent()).isZero();
        assertThat(server.hashes("twice")).isEqualTo(withManifest(edited));
        assertThat(marks("twice")).isEqualTo(begun);
    }

    private static List<String> marks(String packageId) throws IOException {
        return server.begun(packageId).stream()
                .filter(path -> path.endsWith("-stub"))
                .toList();
    }

    @Test
    void aLectureThatOnlyBeginsAsTheBegunOneIsNotStoredUnderItsHash() throws Exception {
        interruptAfterOnePart(lecture("cut"));
        TestPackage shorter = withVideo("cut", Arrays.copyOf(TestPackage.random(2, VIDEO), VIDEO - 100_000));

        Rig other = Rig.in(dir.resolve("other"));
        other.upload(shorter, server.target());
        assertThat(server.hashes("cut")).isEqualTo(withManifest(shorter));
        assertThat(other.upload(shorter, server.target()).bytesSent()).isZero();
    }

    @Test
    void twoSendersOfOneLectureEndWithOneLectureAndNeitherUndoesTheOthersWork() throws Exception {
        TestPackage pack = lecture("twice-same");
        interruptAfterOnePart(pack);
        Rig other = Rig.in(dir.resolve("other"));
        assertThat(other.upload(pack, server.target()).bytesResent()).isZero();

        assertThat(rig().upload(pack, server.target()).bytesSent()).isZero();
        assertThat(server.hashes("twice-same")).isEqualTo(withManifest(pack));
        assertThat(server.begun("twice-same")).isEmpty();
    }

    private TestPackage withVideo(String id, byte[] video) throws IOException {
        return TestPackage.lecture(dir.resolve(id + "-edited"), id, 1_000)
                .with("video/234p.mp4", video)
                .sealed();
    }

    private void interruptAfterOnePart(TestPackage pack) throws InterruptedException {
        CountDownLatch onePart = new CountDownLatch(1);
        Rig slow = rig().withConnections(1).limited(8_000_000);
        AtomicReference<Exception> ended = new AtomicReference<>();
        Thread thread = new Thread(() -> {
            try {
                slow.hearing((done, total) -> {
                            if (done > PART + (2 << 20)) {
                                onePart.countDown();
                            }
                        })
                        .upload(pack, server.target());
            } catch (UploadException | InterruptedException e) {
                ended.set(e);
            }
        });
        thread.start();
        onePart.await();
        thread.interrupt();
        thread.join();
        assertThat(ended.get()).isInstanceOf(InterruptedException.class);
    }

    @Test
    void aStoreKilledWithSeveralPartsOpenGetsAtMostThoseAgain() throws Exception {
        TestPackage pack = TestPackage.lecture(dir.resolve("killed"), "killed", LONG_VIDEO);
        try (S3ProxyServer mortal = new S3ProxyServer(dir.resolve("s3"), null)) {
            CountDownLatch half = new CountDownLatch(1);
            Thread murder = new Thread(() -> {
                try {
                    half.await();
                    mortal.kill();
                    mortal.start();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            murder.start();
            UploadResult result = calm().limited(16_000_000)
                    .hearing((done, total) -> {
                        if (done > total / 3) {
                            half.countDown();
                        }
                    })
                    .upload(pack, mortal.target());
            murder.join();
            assertThat(mortal.hashes("killed")).isEqualTo(withManifest(pack));
            assertThat(result.bytesResent()).isBetween(1L, (long) CONNECTIONS * PART);
        }
    }

    @Test
    void aTestOfTheStoreLeavesNothingThere() throws Exception {
        DestinationTrial.Result result = new DestinationTrial(server.target(), dir.resolve("work")).run();

        assertThat(result.leftover()).isNull();
        assertThat(result.bytes()).isPositive();
        try (var tree = Files.walk(shared.resolve("s3"))) {
            assertThat(tree.filter(Files::isRegularFile).map(Path::toString))
                    .noneMatch(path -> path.contains("rostrum-test"));
        }
    }

    @Test
    void aWrongKeyAWrongBucketAndALostAddressAreToldInOneSentence() throws Exception {
        TestPackage pack = TestPackage.lecture(dir.resolve("bad"), "bad", 1_000);
        S3Access wrong = new S3Access(
                URI.create("http://127.0.0.1:" + server.port()),
                "",
                true,
                () -> new S3Access.Keys("appliance", "not-the-secret", null));
        fails(pack, server.target().with(wrong), Code.REFUSED, "access key");
        fails(
                pack,
                Target.of(URI.create("s3://no-such-bucket/x"))
                        .with(server.target().s3()),
                Code.BAD_DESTINATION,
                "no bucket");
        fails(pack, Target.of(URI.create("s3:///x")).with(server.target().s3()), Code.BAD_DESTINATION, "s3://bucket");
        fails(pack, Target.of(URI.create("s3://lectures")), Code.BAD_DESTINATION, "access key");
        assertThat(new S3Access.Keys("id", "hidden", null).toString()).doesNotContain("hidden");
    }

    @Test
    void playlistsMayBeKeptForAMinuteAndMediaForEver() throws Exception {
        TestPackage pack = TestPackage.lecture(dir.resolve("types"), "types", 8 << 20);
        try (FaultProxy proxy = new FaultProxy(server.port())) {
            rig().upload(pack, server.target(proxy.uri("")));
            String heads = String.join("\n", proxy.heads());
            assertThat(heads.lines()
                            .filter(line -> line.startsWith("PUT ") || line.startsWith("POST "))
                            .toList())
                    .last()
                    .asString()
                    .contains("master.m3u8");
            assertThat(heads)
                    .as("what it began itself is not asked for")
                    .doesNotContain("GET /lectures/archive/types/video");
            assertThat(headOf(heads, "PUT /lectures/archive/types/master.m3u8"))
                    .contains("application/vnd.apple.mpegurl", "max-age=60");
            assertThat(headOf(heads, "POST /lectures/archive/types/video/234p.mp4?uploads"))
                    .contains("video/mp4", "max-age=31536000, immutable");
        }
    }

    @Test
    void aFileThatIsHardlyLargerThanAPartGoesInOneRequest() throws Exception {
        TestPackage pack = TestPackage.lecture(dir.resolve("one"), "one", 7 << 20);
        try (FaultProxy proxy = new FaultProxy(server.port())) {
            rig().upload(pack, server.target(proxy.uri("")));
            assertThat(server.hashes("one")).isEqualTo(withManifest(pack));
            assertThat(proxy.heads()).noneMatch(head -> head.startsWith("POST"));
        }
    }

    private static String headOf(String heads, String request) {
        int from = heads.indexOf(request);
        assertThat(from).as(request).isNotNegative();
        return heads.substring(from, heads.indexOf("\r\n\r\n", from));
    }

    private void fails(TestPackage pack, Target target, Code code, String words) {
        assertThatThrownBy(() -> rig().impatient().upload(pack, target))
                .isInstanceOfSatisfying(
                        UploadException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContaining(words)
                .hasMessageNotContaining("not-the-secret");
    }

    private Rig rig() {
        return Rig.in(dir);
    }

    /** On a busy machine a part may stand still for a moment without being lost. */
    private Rig calm() {
        Duration long_ = Duration.ofSeconds(3);
        Rig rig = rig();
        return rig.with(rig.settings().with(new Timeouts(long_, long_, long_.multipliedBy(5), long_.multipliedBy(5))));
    }

    private TestPackage lecture(String id) throws IOException {
        return TestPackage.lecture(dir.resolve(id), id, VIDEO);
    }

    private static Map<String, String> withManifest(TestPackage pack) throws IOException {
        Map<String, String> hashes = new TreeMap<>(pack.hashes());
        hashes.put(
                "manifest.json",
                TestPackage.sha256(Files.readAllBytes(pack.directory().resolve("manifest.json"))));
        return hashes;
    }
}
