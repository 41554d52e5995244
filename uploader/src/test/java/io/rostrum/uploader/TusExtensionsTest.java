package io.rostrum.uploader;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.uploader.job.UploadException;
import io.rostrum.uploader.job.UploadJob;
import io.rostrum.uploader.queue.UploadStateStore;
import io.rostrum.uploader.testsupport.FaultProxy;
import io.rostrum.uploader.testsupport.FaultProxy.How;
import io.rostrum.uploader.testsupport.Rig;
import io.rostrum.uploader.testsupport.ScriptedTus;
import io.rostrum.uploader.testsupport.TestPackage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a server offers beyond the core is used, and only that. */
class TusExtensionsTest {
    @TempDir
    Path dir;

    private TestPackage pack;
    private ScriptedTus server;

    @BeforeEach
    void start() throws IOException {
        pack = TestPackage.lecture(dir.resolve("package"), "lecture-1", 700_000);
        server = new ScriptedTus();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theMultivariantPlaylistIsCreatedAheadAndCostsOneRoundTripInTheEnd() throws Exception {
        TestPackage lecture = TestPackage.lecture(dir.resolve("ahead"), "ahead", 300_000);
        // So slowly that the picture still travels when all else is there.
        Rig.in(dir.resolve("memory")).patient().limited(200_000).upload(lecture, server.endpoint());

        List<String> log = server.log();
        assertThat(server.hashes()).containsAll(lecture.hashes().values());
        assertThat(log).noneMatch(line -> line.startsWith("HEAD"));
        assertThat(log.subList(log.size() - 2, log.size())).allMatch(line -> line.startsWith("PATCH 204"));
    }

    @Test
    void theFirstChunkTravelsWithTheCreationOfALargeFileAndNeverAWholeFile() throws Exception {
        server.offering("creation,creation-with-upload");
        UploadResult result = Rig.in(dir).upload(pack, server.endpoint());
        assertThat(server.hashes()).isEqualTo(expected());
        assertThat(result.bytesResent()).isZero();
        // 700,000 bytes are three chunks of 256 KiB; the first came with the POST.
        assertThat(patches()).isEqualTo(2 + 5);
    }

    @Test
    void aLostAnswerToACreationThatCarriedBytesCostsOneChunkAndLeavesNoWholeDouble() throws Exception {
        server.offering("creation,creation-with-upload");
        try (FaultProxy proxy = new FaultProxy(server.endpoint().getPort())) {
            proxy.plan(How.LOSE_ANSWER, "Content-Length: " + Rig.CHUNK + "\r\n", 0);
            UploadResult result = Rig.in(dir).withConnections(1).upload(pack, proxy.uri("/files"));
            assertThat(proxy.happened()).isEqualTo(1);
            assertThat(server.hashes()).isEqualTo(expected());
            assertThat(result.bytesResent()).isLessThanOrEqualTo(Rig.CHUNK);
        }
    }

    @Test
    void everyChunkBearsItsChecksumAndAFlippedByteIsSentAgain() throws Exception {
        server.offering("creation,checksum");
        try (FaultProxy proxy = new FaultProxy(server.endpoint().getPort())) {
            proxy.plan(How.FLIP, "Content-Length: " + Rig.CHUNK + "\r\n", 100_000);
            UploadResult result = Rig.in(dir).upload(pack, proxy.uri("/files"));
            assertThat(server.hashes()).isEqualTo(expected());
            assertThat(result.bytesResent()).isEqualTo(Rig.CHUNK);
            assertThat(server.log()).anyMatch(line -> line.startsWith("PATCH 460"));
            assertThat(server.log().stream().filter(line -> line.startsWith("PATCH 204")))
                    .allMatch(line -> line.endsWith("with checksum"));
        }
    }

    @Test
    void aServerThatOffersNothingIsAskedForNothing() throws Exception {
        Rig.in(dir).upload(pack, server.endpoint());
        assertThat(server.hashes()).isEqualTo(expected());
        assertThat(server.log()).noneMatch(line -> line.endsWith("with checksum") || line.startsWith("DELETE"));
    }

    @Test
    void uploadsOfAnOlderStateOfAFileAreEnded() throws Exception {
        server.offering("creation,termination");
        server.lie("PATCH", 403, Map.of("Tus-Resumable", "1.0.0"));
        try {
            Rig.in(dir).patient().withConnections(1).upload(pack, server.endpoint());
        } catch (UploadException e) {
            assertThat(e.code()).isEqualTo(UploadException.Code.REFUSED);
        }
        pack = new TestPackage(dir.resolve("package"), "lecture-1")
                .with("audio/main.mp4", TestPackage.random(9, 50_000))
                .with("master.m3u8", new byte[] {'#'})
                .sealed();
        Rig.in(dir).upload(pack, server.endpoint());
        assertThat(server.log()).anyMatch(line -> line.startsWith("DELETE 204"));
        assertThat(server.hashes()).isEqualTo(expected());
    }

    @Test
    void anAbandonedPackageLeavesNothingBegunBehind() throws Exception {
        server.offering("creation,termination");
        server.lie("PATCH", 403, Map.of("Tus-Resumable", "1.0.0"));
        try (UploadStateStore store = UploadStateStore.open(dir.resolve("rostrum.db"))) {
            Uploader uploader =
                    new Uploader(store, Rig.in(dir).patient().settings().withConnections(1));
            UploadJob job = new UploadJob(pack.directory(), server.endpoint(), null, 0, (done, total) -> {});
            try {
                uploader.upload(job);
            } catch (UploadException e) {
                assertThat(e.code()).isEqualTo(UploadException.Code.REFUSED);
            }
            uploader.abandon(job);
        }
        assertThat(server.log()).anyMatch(line -> line.startsWith("DELETE 204"));
        Rig.in(dir).upload(pack, server.endpoint());
        assertThat(server.hashes()).isEqualTo(expected());
    }

    private long patches() {
        return server.log().stream().filter(line -> line.startsWith("PATCH")).count();
    }

    private List<String> expected() throws IOException {
        String manifest = TestPackage.sha256(Files.readAllBytes(pack.directory().resolve("manifest.json")));
        return Stream.concat(pack.hashes().values().stream(), Stream.of(manifest))
                .sorted()
                .toList();
    }

    @Test
    void fourFilesTravelAtOnceAndNoMore() throws Exception {
        TestPackage wide = new TestPackage(dir.resolve("wide"), "wide");
        for (int rung = 1; rung <= 6; rung++) {
            wide.with("video/" + rung + ".mp4", TestPackage.random(rung, 1_000));
        }
        wide.with("master.m3u8", new byte[] {'#'}).sealed();
        server.together(4);
        Rig.in(dir.resolve("memory")).patient().upload(wide, server.endpoint());

        assertThat(server.mostOpen()).isEqualTo(4);
        assertThat(server.hashes()).containsAll(wide.hashes().values());
    }
}
