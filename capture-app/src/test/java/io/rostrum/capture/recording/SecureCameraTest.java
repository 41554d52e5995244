package io.rostrum.capture.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.capture.device.SourceSpec;
import io.rostrum.capture.recording.parts.CameraCertificate;
import io.rostrum.capture.recording.parts.Eventually;
import io.rostrum.capture.recording.parts.Probe;
import io.rostrum.capture.recording.parts.RtspCamera;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real network camera that speaks TLS, with a certificate of its own. */
class SecureCameraTest {
    private static final Clock CLOCK = Clock.systemUTC();
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private Path certificate;

    @BeforeEach
    void makeCertificate() throws Exception {
        certificate = CameraCertificate.write(folder.resolve("camera.pem"));
    }

    private RecorderService recorder(RecordingStore store, String... sources) throws RecorderException {
        List<SourceSpec> specs = Stream.of(sources).map(SourceSpec::parse).toList();
        RecorderService recorder = new RecorderService(store, specs, CLOCK);
        recorder.open();
        return recorder;
    }

    private static void await(RecorderService recorder, int source, SourceState state) throws Exception {
        try {
            Eventually.await(
                    "source " + source + " is " + state,
                    LONG,
                    () -> recorder.status().sources().get(source).state() == state);
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + ": " + recorder.status().sources(), e);
        }
    }

    @Test
    void itIsRecordedIfItsCertificateIsTrustedAndRefusedIfNot() throws Exception {
        RecordingStore store = new RecordingStore(folder.resolve("data"), CLOCK);
        Path another = CameraCertificate.write(folder.resolve("another.pem"));
        try (RtspCamera camera = RtspCamera.start(folder, 0, "cert=" + certificate);
                RecorderService recorder = recorder(
                        store,
                        camera.secureUrl() + "#ca=" + certificate,
                        "slides=" + camera.secureUrl() + "#ca=" + another,
                        "slides=" + camera.secureUrl() + "#verify=no",
                        "slides=" + camera.secureUrl())) {
            await(recorder, 0, SourceState.OK);
            await(recorder, 1, SourceState.LOST);
            await(recorder, 2, SourceState.OK);
            await(recorder, 3, SourceState.LOST);
            assertThat(recorder.status().sources().get(3).problem()).contains("cannot be checked", "#ca=FILE");
            recorder.start(RecordingRequest.titled("Behind TLS"));
            Eventually.await(
                    "some is recorded", LONG, () -> recorder.status().elapsed().toMillis() > 2_000);
            Recording done = recorder.stop();

            assertThat(done.tracks())
                    .extracting(RecordedTrack::id)
                    .contains("presenter-video", "presenter-audio", "slides-video");
            Probe picture = Probe.of(store.masterDirectory(done.id()).resolve("presenter-video.mp4"))
                    .decodesWithoutError();
            assertThat(picture.width()).isEqualTo(640);
        }
    }

    /** The handshake is never answered; only the deadline ends the wait. */
    @Test
    void aServerThatTakesTheConnectionAndSaysNothingIsGivenUp() throws Exception {
        RecordingStore store = new RecordingStore(folder.resolve("data"), CLOCK);
        try (ServerSocket mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                RecorderService recorder =
                        recorder(store, "rtsps://127.0.0.1:" + mute.getLocalPort() + "/cam#verify=no")) {
            await(recorder, 0, SourceState.LOST);
            assertThat(recorder.status().sources().get(0).problem()).contains("did not answer in time");
        }
    }
}
