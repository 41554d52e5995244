package io.rostrum.capture.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rostrum.capture.device.SourceSpec;
import io.rostrum.capture.recording.parts.Eventually;
import io.rostrum.capture.recording.parts.Probe;
import io.rostrum.capture.recording.parts.PulseServer;
import io.rostrum.capture.recording.parts.RtspCamera;
import io.rostrum.capture.recording.parts.XScreen;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records a real X screen, a real sound server and a real network camera. */
@Tag("realtime")
class RealDevicesRecordingTest {
    private static final Clock CLOCK = Clock.systemUTC();

    @TempDir
    Path folder;

    private RecordingStore store;

    @BeforeEach
    void makeStore() {
        store = new RecordingStore(folder.resolve("data"), CLOCK);
    }

    private RecorderService recorder(String... sources) throws RecorderException {
        RecorderService recorder = new RecorderService(
                store, Stream.of(sources).map(SourceSpec::parse).toList(), CLOCK);
        recorder.open();
        return recorder;
    }

    private static void awaitElapsed(RecorderService recorder, double seconds) throws Exception {
        Eventually.await(
                seconds + " s are recorded",
                Duration.ofSeconds(40),
                () -> recorder.status().elapsed().toMillis() > seconds * 1000);
    }

    private Probe probe(Recording recording, String track) throws Exception {
        return Probe.of(store.masterDirectory(recording.id()).resolve(track + ".mp4"))
                .decodesWithoutError();
    }

    @Test
    void anX11ScreenAndAPulseMicrophoneAreRecordedTogether() throws Exception {
        Path runtime = Files.createDirectory(folder.resolve("pulse"));
        try (XScreen screen = XScreen.start(1024, 769);
                PulseServer pulse = PulseServer.start(runtime);
                RecorderService recorder = recorder(
                        "x11grab:" + screen.display() + "?fps=10", "pulse:mic.monitor?server=" + pulse.address())) {
            screen.fill("#204060");
            Process tone = pulse.play(440, 0.5, 20);
            try {
                Recording started = recorder.start(RecordingRequest.titled("Screen and sound"));
                awaitElapsed(recorder, 3);
                screen.fill("#c0a040");
                Eventually.await(
                        "the tone is heard",
                        Duration.ofSeconds(5),
                        () -> recorder.status().levels().get(0).rmsDbfs() > -12);
                awaitElapsed(recorder, 6);
                assertThat(recorder.previewJpeg(
                                recorder.status().sources().get(0).id(), 320))
                        .isPresent();
                Recording done = recorder.stop();
                double seconds = done.duration().toMillis() / 1000.0;

                assertThat(done.id()).isEqualTo(started.id());
                assertThat(done.layout().id()).isEqualTo("slides");
                Probe slides = probe(done, "slides-video");
                assertThat(slides.codec()).isEqualTo("h264");
                assertThat(slides.width()).isEqualTo(1024);
                assertThat(slides.height()).isEqualTo(768);
                assertThat(slides.times().get(0)).isZero();
                assertThat(slides.times().size()).isGreaterThan((int) (seconds * 10 * 0.8));
                assertThat(slides.end()).isCloseTo(seconds, within(0.5));
                Probe sound = probe(done, "presenter-audio");
                assertThat(sound.codec()).isEqualTo("flac");
                assertThat(sound.channels()).isEqualTo(2);
                assertThat(sound.times().get(0)).isZero();
                assertThat(sound.longestStep()).isLessThan(0.2);
                assertThat(sound.end()).isCloseTo(seconds, within(0.5));
            } finally {
                tone.destroy();
            }
        }
    }

    @Test
    void aNetworkCameraThatFailsAndComesBackKeepsItsRecording() throws Exception {
        RtspCamera camera = RtspCamera.start(folder, 0);
        try (RecorderService recorder = recorder(camera.url(), "test:slides")) {
            recorder.start(RecordingRequest.titled("Network camera"));
            awaitElapsed(recorder, 5);
            camera.kill();
            Eventually.await(
                    "the loss is seen",
                    Duration.ofSeconds(8),
                    () -> recorder.status().sources().get(0).state() == SourceState.LOST);
            assertThat(recorder.status().sources().get(0).problem()).contains(camera.url());
            camera = RtspCamera.start(folder, camera.port());
            Eventually.await(
                    "the camera is back",
                    Duration.ofSeconds(20),
                    () -> recorder.status().sources().get(0).state() == SourceState.OK);
            Duration back = recorder.status().elapsed();
            awaitElapsed(recorder, back.toMillis() / 1000.0 + 4);
            Recording done = recorder.stop();
            double seconds = done.duration().toMillis() / 1000.0;

            assertThat(done.problem()).isNull();
            assertThat(done.gaps()).hasSize(1);
            assertThat(done.gaps().get(0).range().start()).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(8));
            assertThat(done.tracks())
                    .extracting(RecordedTrack::id)
                    .containsExactlyInAnyOrder("presenter-video", "presenter-audio", "slides-video");
            Probe picture = probe(done, "presenter-video");
            assertThat(picture.width()).isEqualTo(640);
            assertThat(picture.end()).isCloseTo(seconds, within(1.0));
            assertThat(picture.longestStep()).isGreaterThan(0.5);
            Probe sound = probe(done, "presenter-audio");
            assertThat(sound.times().get(0)).isZero();
            assertThat(sound.longestStep()).isLessThan(0.2);
            assertThat(sound.end()).isCloseTo(seconds, within(1.0));
            // A PC that is too slow leaves pictures of screens out, and counts them.
            boolean inTime = recorder.status().droppedFrames() == 0;
            assertThat(probe(done, "slides-video").longestStep()).isLessThan(inTime ? 0.5 : 5);
        } finally {
            camera.close();
        }
    }
}
