package io.rostrum.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.rostrum.capture.agent.parts.RostrumProcess;
import io.rostrum.capture.device.SyncMark;
import io.rostrum.capture.recording.parts.PulseServer;
import io.rostrum.capture.recording.parts.RtspCamera;
import io.rostrum.capture.recording.parts.XScreen;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("realtime")
class EndToEndTest {
    /** How long one is shown, s: what appears while it is shown is seen with the next. */
    private static final double PICTURE = 0.04;
    /** How exactly a beep's begin is found, s. */
    private static final double BEEP = 0.002;

    /** Where the camera's sync mark stands in the programme: the inset is a fifth wide, in the lower right corner. */
    private static final SyncMark.Square INSET_MARK = new SyncMark.Square(
            1920, 1080, 1488 + SyncMark.CAMERA.x() * 3 / 10 + 16, 816 + SyncMark.CAMERA.y() * 3 / 10 + 16, 40);

    private static Player player;

    @TempDir
    Path folder;

    @BeforeAll
    static void installPlayers() throws Exception {
        player = Player.install();
    }

    @Test
    void theDemonstrationPlaysInTwoPlayersAndItsPictureAndSoundBelongTogether() throws Exception {
        try (RostrumProcess demo = RostrumProcess.start(
                folder,
                "demo",
                "--seconds",
                "16",
                "--data",
                folder.resolve("data").toString(),
                "--json")) {
            JsonNode result = demo.await("result");
            assertThat(result.path("published").asBoolean()).isTrue();
            URI watch = URI.create(result.path("watchUrl").asText());
            URI playlist = URI.create(result.path("playlistUrl").asText());

            List<Double> beeps = PublishedSound.beeps(playlist.resolve("audio/128k.m3u8"));
            assertThat(beeps.size()).isBetween(2, 4);
            Player.Seen seen = player.watch(watch, 12, SyncMark.SLIDES, INSET_MARK);
            assertThat(seen.errors()).isEmpty();
            assertThat(seen.clock()).isGreaterThanOrEqualTo(12);
            assertThat(seen.width()).isGreaterThanOrEqualTo(416);
            assertThat(seen.flashes()).hasSize(2);
            for (List<Double> flashes : seen.flashes()) {
                assertThat(flashes).hasSizeGreaterThanOrEqualTo(2);
                for (double flash : flashes.subList(1, flashes.size())) {
                    double nearest = beeps.stream()
                            .min((a, b) -> Double.compare(Math.abs(a - flash), Math.abs(b - flash)))
                            .orElseThrow();
                    assertThat(flash).isCloseTo(nearest, within(PICTURE + BEEP));
                }
            }
            Player.Seen shaka = player.shaka(playlist, 8);
            assertThat(shaka.errors()).isEmpty();
            assertThat(shaka.clock()).isGreaterThanOrEqualTo(8);
            assertThat(shaka.width()).isGreaterThanOrEqualTo(416);
        }
    }

    @Test
    void aRealScreenMicrophoneAndCameraArePublishedByHandStepByStep() throws Exception {
        Path data = folder.resolve("data");
        Path central = folder.resolve("central");
        RtspCamera camera = RtspCamera.start(folder, 0);
        try (camera;
                XScreen screen = XScreen.start(1280, 720);
                PulseServer pulse = PulseServer.start(Files.createDirectory(folder.resolve("pulse")));
                RostrumProcess platform = RostrumProcess.start(
                        folder, "platform", "--data", central.toString(), "--port", "0", "--json")) {
            screen.fill("#204060");
            Process tone = pulse.play(440, 0.3, 60);
            JsonNode recorded = run(
                    "record",
                    "--for",
                    "8s",
                    "--title",
                    "A real room",
                    "--data",
                    data.toString(),
                    "--source",
                    "x11grab:" + screen.display(),
                    "--source",
                    "pulse:mic.monitor?server=" + pulse.address(),
                    "--source",
                    "presenter=" + camera.url());
            tone.destroy();
            assertThat(recorded.path("droppedFrames").asInt()).isZero();
            String recording = recorded.path("recording").asText();

            JsonNode encoded = run(
                    "encode",
                    recording,
                    "--data",
                    data.toString(),
                    "--ladder",
                    "small",
                    "--segments",
                    "files",
                    "--views");
            assertThat(encoded.path("mediaSeconds").asDouble()).isCloseTo(8, within(1.0));
            JsonNode verified = run("verify", encoded.path("package").asText());
            assertThat(verified.path("ok").asBoolean()).isTrue();

            URI site = URI.create(platform.await("listening").path("url").asText());
            JsonNode uploaded = run(
                    "upload",
                    recording,
                    "--data",
                    data.toString(),
                    "--to",
                    site.toString(),
                    "--token-file",
                    central.resolve("platform/token").toString());
            assertThat(uploaded.path("published").asBoolean()).isTrue();
            assertThat(uploaded.path("bytesSent").asLong())
                    .isEqualTo(uploaded.path("bytesTotal").asLong());
            JsonNode again = run(
                    "upload",
                    recording,
                    "--data",
                    data.toString(),
                    "--to",
                    site.toString(),
                    "--token-file",
                    central.resolve("platform/token").toString());
            assertThat(again.path("bytesSent").asLong()).isZero();

            Player.Seen seen = player.watch(site.resolve("/watch/" + recording), 5);
            assertThat(seen.errors()).isEmpty();
            assertThat(seen.clock()).isGreaterThanOrEqualTo(5);
            URI presenter = URI.create(uploaded.path("playlistUrl").asText()).resolve("presenter.m3u8");
            Player.Seen alone = player.shaka(presenter, 4);
            assertThat(alone.errors()).isEmpty();
            assertThat(alone.clock()).isGreaterThanOrEqualTo(4);
        }
    }

    private JsonNode run(String... arguments) throws Exception {
        String[] withJson = java.util.Arrays.copyOf(arguments, arguments.length + 1);
        withJson[arguments.length] = "--json";
        try (RostrumProcess process = RostrumProcess.start(folder, withJson)) {
            int code = process.exitCode();
            assertThat(code).as(() -> String.join(" ", arguments)).isZero();
            return process.last();
        }
    }
}
