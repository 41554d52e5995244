package io.rostrum.uploader.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rostrum.uploader.job.UploadException;
import io.rostrum.uploader.platform.access.ApplianceToken;
import io.rostrum.uploader.platform.access.ApplianceTokens;
import io.rostrum.uploader.testsupport.Rig;
import io.rostrum.uploader.testsupport.TestPackage;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each appliance has a token and a quota of its own. */
class ApplianceTokenTest extends PlatformTest {
    private ApplianceTokens tokens;

    @BeforeEach
    void openTokens() {
        tokens = ApplianceTokens.in(data);
    }

    @Test
    void aTokenWorksWithoutARestartUntilItIsRevokedAndIsNotStored() throws Exception {
        String secret = tokens.add("B-204", 0);
        TestUploader room = new TestUploader(platform.url(), secret);
        assertThat(Files.readString(data.resolve("platform/tokens.json")))
                .contains("B-204")
                .doesNotContain(secret);
        assertThat(room.publish("lecture-1", List.of(MASTER)).statusCode()).isEqualTo(200);
        assertThat(tokens.list()).extracting(ApplianceToken::name).containsExactly("B-204");

        tokens.revoke("B-204");

        assertThat(room.commit("lecture-1").statusCode()).isEqualTo(401);
        assertThat(uploader.commit("lecture-1").statusCode()).isEqualTo(200);
    }

    @Test
    void oneRoomCannotTouchAnothersLecture() throws Exception {
        TestUploader one = new TestUploader(platform.url(), tokens.add("Room 1", 0));
        TestUploader two = new TestUploader(platform.url(), tokens.add("Room 2", 0));
        one.want("on-its-way", List.of(MASTER));
        one.publish("published", List.of(MASTER));

        for (String id : List.of("on-its-way", "published")) {
            HttpResponse<String> refused = two.sendManifest(id, TestUploader.manifest(id, List.of(VIDEO)));
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(TestUploader.json(refused).path("detail").asText()).endsWith(".");
            assertThat(two.commit(id).statusCode()).isEqualTo(403);
            assertThat(two.create(id, MASTER).statusCode()).isEqualTo(403);
        }
        assertThat(uploader.publish("published", List.of(VIDEO)).statusCode())
                .as("the platform's own token may")
                .isEqualTo(200);
        assertThat(one.publish("published", List.of(MASTER, VIDEO)).statusCode())
                .as("and the lecture stays the room's")
                .isEqualTo(200);
    }

    @Test
    void aQuotaIsKeptAndToldInASentence() throws Exception {
        TestUploader room = new TestUploader(platform.url(), tokens.add("B-204", 500_000));
        TestFile large = TestFile.random("video/1080p.mp4", 500_001);

        HttpResponse<String> never = room.sendManifest("a", TestUploader.manifest("a", List.of(large)));
        assertThat(never.statusCode()).isEqualTo(413);
        assertThat(room.publish("b", List.of(VIDEO)).statusCode()).isEqualTo(200);
        HttpResponse<String> full = room.sendManifest("c", TestUploader.manifest("c", List.of(VIDEO)));
        assertThat(full.statusCode()).isEqualTo(507);
        assertThat(TestUploader.json(full).path("detail").asText())
                .isEqualTo("This appliance's lectures take 0.3 of 0.5 MB, and the package has 0.3 MB."
                        + " Give it a larger quota, or delete old lectures on the platform.");

        assertThat(room.publish("b", List.of(VIDEO, MASTER)).statusCode())
                .as("a new version of what is there counts once")
                .isEqualTo(200);
        assertThat(uploader.publish("c", List.of(VIDEO)).statusCode())
                .as("the platform's own token has no quota")
                .isEqualTo(200);
    }

    @Test
    void aLectureThatTheQuotaCanNeverHoldIsRefusedAtOnceAndAFullQuotaIsWaitedFor(@TempDir Path dir) throws Exception {
        String token = tokens.add("B-204", 500_000);
        Rig room = Rig.in(dir).impatient().with(() -> token);
        TestPackage large = TestPackage.lecture(dir.resolve("large"), "large", 500_001);
        TestPackage one = TestPackage.lecture(dir.resolve("one"), "one", 200_000);
        TestPackage two = TestPackage.lecture(dir.resolve("two"), "two", 200_000);

        assertThatThrownBy(() -> room.upload(large, platform.url()))
                .isInstanceOfSatisfying(
                        UploadException.class, e -> assertThat(e.retryable()).isFalse())
                .hasMessageContaining("larger quota");
        room.upload(one, platform.url());
        assertThatThrownBy(() -> room.upload(two, platform.url()))
                .isInstanceOfSatisfying(
                        UploadException.class, e -> assertThat(e.code()).isEqualTo(UploadException.Code.UNREACHABLE))
                .hasMessageContaining("delete old lectures");
    }

    @Test
    void namesAreCheckedWithASentence() throws Exception {
        tokens.add("B-204", 0);

        assertThatThrownBy(() -> tokens.add("B-204", 0)).hasMessageContaining("has a token already");
        assertThatThrownBy(() -> tokens.add("../x", 0)).hasMessageStartingWith("Name the appliance");
        assertThatThrownBy(() -> tokens.revoke("C-1")).hasMessageStartingWith("No appliance C-1");
        tokens.add("قاعة ٣", 0);
        assertThat(tokens.list()).hasSize(2);
    }
}
