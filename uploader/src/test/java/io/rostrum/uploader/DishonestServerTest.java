package io.rostrum.uploader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rostrum.uploader.job.UploadClock;
import io.rostrum.uploader.job.UploadException;
import io.rostrum.uploader.job.UploadException.Code;
import io.rostrum.uploader.testsupport.Rig;
import io.rostrum.uploader.testsupport.ScriptedTus;
import io.rostrum.uploader.testsupport.ScriptedTus.Lie;
import io.rostrum.uploader.testsupport.TestPackage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that no honest tus server gives. The sum of all bytes must still be right, or the sentence clear. */
class DishonestServerTest {
    private static final Map<String, String> TUS = Map.of("Tus-Resumable", "1.0.0");

    @TempDir
    Path dir;

    private TestPackage pack;
    private ScriptedTus server;
    private Rig rig;

    @BeforeEach
    void start() throws IOException {
        pack = TestPackage.lecture(dir.resolve("package"), "lecture-1", 700_000);
        server = new ScriptedTus();
        rig = Rig.in(dir).withConnections(1);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aBareTwoHundredIsNotBelieved() throws Exception {
        server.lie("PATCH", 200, Map.of());
        completes();
    }

    @Test
    void anOffsetBeyondWhatWasSentIsNotBelieved() throws Exception {
        server.lie("PATCH", 204, Map.of("Tus-Resumable", "1.0.0", "Upload-Offset", "999999999"));
        completes();
    }

    @Test
    void anOffsetThatDidNotMoveIsNotBelieved() throws Exception {
        server.lie("PATCH", 204, Map.of("Tus-Resumable", "1.0.0", "Upload-Offset", "0"));
        completes();
    }

    @Test
    void aGatewayTimeoutWhileTheBytesWereStoredSendsNothingTwiceToTheFile() throws Exception {
        server.lie(new Lie("PATCH", 504, Map.of(), "", true));
        UploadResult result = rig.upload(pack, server.endpoint());
        assertThat(server.hashes()).isEqualTo(expected());
        assertThat(result.bytesResent()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 423, 429, 460, 500, 502, 503, 507})
    void anAnswerThatPassesIsTriedAgain(int status) throws Exception {
        server.lie("PATCH", status, TUS).lie("HEAD", status, TUS);
        completes();
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410})
    void anExpiredUploadIsCreatedAnew(int status) throws Exception {
        server.lie("PATCH", status, TUS);
        UploadResult result = rig.upload(pack, server.endpoint());
        assertThat(server.hashes()).containsAll(expected());
        assertThat(result.published()).isTrue();
    }

    @Test
    void allUploadsExpiredBetweenTwoNightsAreCreatedAnew() throws Exception {
        rig.upload(pack, server.endpoint());
        server.forget();
        rig.upload(pack, server.endpoint());
        assertThat(server.hashes()).isEqualTo(expected());
    }

    @Test
    void oneConflictIsAskedAboutAndHealed() throws Exception {
        server.lie("PATCH", 409, TUS);
        completes();
    }

    @Test
    void aSecondConflictMeansAnotherWriter() {
        server.lie("PATCH", 409, TUS).lie("PATCH", 409, TUS);
        fails(rig, Code.BUSY, "Another uploader writes audio/main.mp4");
    }

    @Test
    void aForbiddenUploadIsRefusedForGood() {
        server.lie("PATCH", 403, TUS);
        fails(rig, Code.REFUSED, "token");
    }

    @Test
    void anUnknownRefusalIsTold() {
        server.lie("PATCH", 415, TUS);
        fails(rig, Code.REJECTED, "status 415");
    }

    @Test
    void aServerThatRefusesEvenTheSmallestRequestIsTold() {
        for (int i = 0; i < 10; i++) {
            server.lie("PATCH", 413, TUS);
        }
        fails(rig, Code.REJECTED, "too large");
    }

    @Test
    void aCaptivePortalIsNamed() {
        for (int i = 0; i < 3; i++) {
            server.lie(new Lie("POST", 200, Map.of("Content-Type", "text/html"), "<h1>Hotel</h1>", false));
        }
        fails(rig.impatient(), Code.UNREACHABLE, "asks for a login");
    }

    @Test
    void aPortalThatOpensInTheMiddleOfAnUploadOnlyDelays() throws Exception {
        server.lie(new Lie("PATCH", 200, Map.of("Content-Type", "text/html"), "<h1>Hotel</h1>", false))
                .lie("HEAD", 302, Map.of("Location", "http://portal.example/login"));
        completes();
    }

    @Test
    void aRedirectIsNotFollowedButNamed() {
        server.lie("POST", 301, Map.of("Location", "/elsewhere"));
        fails(rig, Code.BAD_DESTINATION, "/elsewhere");
    }

    @Test
    void theTokenIsNotShownToAnotherServer() throws Exception {
        try (ScriptedTus other = new ScriptedTus()) {
            server.lie("POST", 404, TUS)
                    .lie("POST", 201, Map.of("Tus-Resumable", "1.0.0", "Location", other.endpoint() + "/1"));
            // The other server knows no such upload, so the file is created anew at the first.
            rig.with(() -> "secret").upload(pack, server.endpoint());

            assertThat(other.log()).isNotEmpty().noneMatch(line -> line.contains("secret"));
            assertThat(server.log()).anyMatch(line -> line.contains("Bearer secret"));
        }
    }

    @Test
    void aTokenThatWasRenewedMeanwhileIsUsed() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        server.lie("PATCH", 401, TUS);
        rig.with(() -> "token-" + asked.incrementAndGet()).upload(pack, server.endpoint());
        assertThat(server.hashes()).isEqualTo(expected());
    }

    @Test
    void theServersOwnWaitIsKept() throws Exception {
        List<Duration> waits = new CopyOnWriteArrayList<>();
        server.lie("PATCH", 503, Map.of("Retry-After", "7"));
        rig.with(rig.settings().with(new SkippingClock(waits))).upload(pack, server.endpoint());
        assertThat(waits).containsExactly(Duration.ofSeconds(7));
    }

    @Test
    void aWaitLongerThanOurPatienceEndsTheUploadAtOnce() {
        server.lie("PATCH", 503, Map.of("Retry-After", "3000"));
        fails(rig, Code.UNREACHABLE, "What arrived is kept");
    }

    private void completes() throws Exception {
        UploadResult result = rig.upload(pack, server.endpoint());
        assertThat(result.published()).isTrue();
        assertThat(result.bytesResent()).isLessThanOrEqualTo(2L * Rig.CHUNK);
        assertThat(server.hashes()).isEqualTo(expected());
    }

    private void fails(Rig with, Code code, String words) {
        assertThatThrownBy(() -> with.upload(pack, server.endpoint()))
                .isInstanceOfSatisfying(
                        UploadException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContaining(words);
    }

    private List<String> expected() throws IOException {
        String manifest = TestPackage.sha256(Files.readAllBytes(pack.directory().resolve("manifest.json")));
        return Stream.concat(pack.hashes().values().stream(), Stream.of(manifest))
                .sorted()
                .toList();
    }

    /** Notes what it is asked to wait, and does not wait. */
    private record SkippingClock(List<Duration> waits) implements UploadClock {
        @Override
        public Instant now() {
            return Instant.EPOCH;
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

    @Test
    void anAnswerWithoutTusResumableIsNotBelieved() throws Exception {
        server.lie("PATCH", 204, Map.of("Upload-Offset", "60000"));
        completes();
        assertThat(server.log()).anyMatch(line -> line.startsWith("HEAD 200"));
    }

    @Test
    void afterAFaultTheServerIsAskedForItsOffsetBeforeTheNextByte() throws Exception {
        server.lie(new Lie("PATCH", 503, TUS, "", 20_000));
        UploadResult result = rig.upload(pack, server.endpoint());

        List<String> log = server.log().stream()
                .map(line -> line.replaceAll("^(\\w+ \\d+).*", "$1"))
                .toList();
        int fault = log.indexOf("PATCH 503");
        assertThat(log.subList(fault + 1, fault + 3)).containsExactly("HEAD 200", "PATCH 204");
        assertThat(result.bytesResent()).as("what was kept is not sent again").isEqualTo(40_000);
        assertThat(server.hashes()).isEqualTo(expected());
    }
}
