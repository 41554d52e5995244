package io.rostrum.uploader.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The token, the port and the folder. */
class AccessTest extends PlatformTest {
    @Test
    void withoutTheRightTokenNothingIsTaken() throws Exception {
        uploader.want("lecture-1", List.of(VIDEO));
        String location = uploader.created("lecture-1", VIDEO);
        for (String token : new String[] {null, "wrong", token() + "x", token().substring(1)}) {
            TestUploader stranger = new TestUploader(platform.url(), token);
            HttpResponse<String> answer = stranger.sendManifest("x", TestUploader.manifest("x", List.of(MASTER)));
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().firstValue("WWW-Authenticate"))
                    .hasValueSatisfying(challenge -> assertThat(challenge).startsWith("Bearer"));
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(answer.headers().firstValue("Rostrum-Platform")).hasValue("1");
            assertThat(stranger.commit("lecture-1").statusCode()).isEqualTo(401);
            assertThat(stranger.create("lecture-1", VIDEO).statusCode()).isEqualTo(401);
            assertThat(stranger.head(location).statusCode()).isEqualTo(401);
            assertThat(stranger.patch(location, 0, VIDEO.bytes()).statusCode()).isEqualTo(401);
            assertThat(stranger.delete(location).statusCode()).isEqualTo(401);
        }
        assertThat(uploader.offset(location)).isZero();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has access lists in place of modes")
    void theTokenIsItsOwnersAloneAndSurvivesARestart() throws Exception {
        String before = token();
        assertThat(platform.tokenFile()).isEqualTo(data.resolve("platform/token"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(platform.tokenFile())))
                .isEqualTo("rw-------");
        assertThat(before).hasSizeGreaterThanOrEqualTo(43);

        restart();

        assertThat(token()).isEqualTo(before);
    }

    @Test
    void aPortInUseIsOneSentence() {
        int port = platform.url().getPort();
        PlatformSettings same = new PlatformSettings(data.resolve("other"), null, port, null);

        assertThatThrownBy(() -> Platform.start(same)).isInstanceOfSatisfying(PlatformException.class, e -> {
            assertThat(e.code()).isEqualTo(PlatformException.Code.PORT_IN_USE);
            assertThat(e.retryable()).isTrue();
            assertThat(e)
                    .hasMessage("Another program already uses port " + port
                            + " on 127.0.0.1. Stop it, or choose another port.");
        });
    }

    @Test
    void anAddressOfAnotherComputerIsOneSentence() {
        PlatformSettings elsewhere = new PlatformSettings(data.resolve("other"), "192.0.2.1", 0, null);

        assertThatThrownBy(() -> Platform.start(elsewhere)).isInstanceOfSatisfying(PlatformException.class, e -> {
            assertThat(e.code()).isEqualTo(PlatformException.Code.ADDRESS);
            assertThat(e).hasMessageContaining("192.0.2.1");
        });
    }

    @Test
    void aSecondPlatformInTheSameFolderIsRefused() {
        assertThatThrownBy(() -> Platform.start(new PlatformSettings(data, null, 0, null)))
                .isInstanceOfSatisfying(PlatformException.class, e -> assertThat(e.code())
                        .isEqualTo(PlatformException.Code.DATA_IN_USE));
    }

    @Test
    void aFolderThatIsAFileIsOneSentence() throws Exception {
        Path file = Files.writeString(data.resolve("file"), "");

        assertThatThrownBy(() -> Platform.start(new PlatformSettings(file, null, 0, null)))
                .isInstanceOfSatisfying(PlatformException.class, e -> {
                    assertThat(e.code()).isEqualTo(PlatformException.Code.DATA_DIRECTORY);
                    assertThat(e).hasMessageStartingWith("The folder " + file + " cannot be used.");
                });
    }

    @Test
    void aFailedStartAndAStopLeaveNoThreadsAndNoLock() throws Exception {
        platform.close();
        Eventually.becomes(
                () -> Thread.getAllStackTraces().keySet().stream()
                        .anyMatch(thread -> thread.getName().startsWith("platform")),
                false);
        start();
    }

    @Test
    void publicAddressesComeFromTheSettingsWhenAProxyStandsInFront() throws Exception {
        platform.close();
        platform = Platform.start(new PlatformSettings(data, null, 0, URI.create("https://lectures.example.org/")));
        uploader = new TestUploader(platform.url(), token());

        HttpResponse<String> commit = uploader.publish("lecture-1", List.of(MASTER));

        assertThat(TestUploader.json(commit).path("watchUrl").asText())
                .isEqualTo("https://lectures.example.org/watch/lecture-1");
    }
}
