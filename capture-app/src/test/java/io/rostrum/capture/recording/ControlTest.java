package io.rostrum.capture.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rostrum.capture.device.CaptureDevice;
import io.rostrum.capture.device.SourceSpec;
import io.rostrum.capture.recording.parts.Eventually;
import io.rostrum.capture.recording.parts.Probe;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a lecturer does to a recording that runs. */
class ControlTest {
    private static final Clock CLOCK = Clock.systemUTC();
    private static final Duration LONG = Duration.ofSeconds(40);

    private static final String CAMERA = "v4l2:/dev/scripted";

    @TempDir
    Path data;

    private final ScriptedDevice camera = new ScriptedDevice();

    private RecorderService recorder(RecordingStore store, Duration preBuffer, String... sources) throws Exception {
        RecorderSettings settings = RecorderSettings.of(
                        Stream.of(sources).map(SourceSpec::parse).toList())
                .preBuffering(preBuffer);
        RecorderService recorder = new RecorderService(
                store,
                settings,
                CLOCK,
                spec -> spec.id().equals(CAMERA) ? camera : CaptureDevice.of(spec),
                new DiskGuard(data, folder -> Long.MAX_VALUE));
        recorder.open();
        return recorder;
    }

    private static void awaitElapsed(RecorderService recorder, Duration time) throws Exception {
        Eventually.await(
                time + " are recorded", LONG, () -> recorder.status().elapsed().compareTo(time) > 0);
    }

    /** FIELD, Lecturers: forgot to press Record; pressing late loses nothing. */
    @Test
    void aRecordingBeginsWithWhatThePreBufferHolds() throws Exception {
        RecordingStore store = new RecordingStore(data, CLOCK);
        try (RecorderService recorder = recorder(store, Duration.ofSeconds(2), CAMERA, "test:speech")) {
            Eventually.await(
                    "the pre-buffer fills",
                    LONG,
                    () -> recorder.status().preBuffer().compareTo(Duration.ofMillis(2_500)) > 0);
            Recording started = recorder.start(RecordingRequest.titled("Late").lasting(Duration.ofMinutes(5)));
            assertThat(started.preBuffer()).isBetween(Duration.ofMillis(2_500), Duration.ofSeconds(12));
            assertThat(started.plannedEnd())
                    .isEqualTo(started.startedAt().plus(started.preBuffer()).plus(Duration.ofMinutes(5)));
            awaitElapsed(recorder, started.preBuffer().plusSeconds(1));
            Recording done = recorder.stop();
            // The next one begins at once, and holds nothing of this one.
            Recording next = recorder.start(RecordingRequest.titled("Back to back"));
            assertThat(next.startedAt()).isAfterOrEqualTo(done.endedAt().minusMillis(50));
            awaitElapsed(recorder, next.preBuffer().plusSeconds(1));
            assertWhole(store, done);
            assertWhole(store, recorder.stop());
        }
    }

    private static void assertWhole(RecordingStore store, Recording done) throws Exception {
        assertThat(done.tracks()).hasSize(2);
        for (RecordedTrack track : done.tracks()) {
            Probe probe =
                    Probe.of(store.directory(done.id()).resolve(track.file())).decodesWithoutError();
            // The room was only just opened when the first pre-buffer began.
            assertThat(probe.times().get(0)).as(track.id()).isLessThan(2.4);
            assertThat(probe.end()).as(track.id()).isCloseTo(done.duration().toMillis() / 1000.0, within(0.5));
            assertThat(probe.longestStep()).as(track.id()).isLessThan(0.9);
        }
    }

    /** FIELD, Lecturers: a pause that throws away against one that hides. */
    @Test
    void aDiscardedPauseLeavesASlateAndSilenceAndNothingElse() throws Exception {
        RecordingStore store = new RecordingStore(data, CLOCK);
        try (RecorderService recorder = recorder(store, Duration.ZERO, CAMERA, "test:speech")) {
            recorder.start(RecordingRequest.titled("Private"));
            awaitElapsed(recorder, Duration.ofSeconds(1));
            Pause open = recorder.pause(PauseMode.DISCARD).openPause().orElseThrow();
            awaitElapsed(recorder, open.start().plusSeconds(5));
            Pause pause = recorder.resume().pauses().get(0);
            awaitElapsed(recorder, pause.end().plusSeconds(1));
            Recording done = recorder.stop();
            Path masters = store.masterDirectory(done.id());
            Probe picture = Probe.of(masters.resolve("presenter-video.mp4")).decodesWithoutError();
            double from = pause.start().toMillis() / 1000.0 + 0.2;
            double to = pause.end().toMillis() / 1000.0;
            assertThat(picture.times().stream().filter(t -> t > from && t < to))
                    .as("slates, one a second")
                    .hasSizeBetween(3, 6);
            assertThat(picture.longestStep()).isLessThan(1.2);
            Probe sound = Probe.of(masters.resolve("presenter-audio.mp4")).decodesWithoutError();
            assertThat(sound.longestStep()).isLessThan(0.2);
            assertThat(sound.end()).isCloseTo(done.duration().toMillis() / 1000.0, within(0.5));
        }
    }

    @Test
    void pausesMarkersAndALaterEndAreWrittenDownAndTheRecordingEndsByItself() throws Exception {
        RecordingStore store = new RecordingStore(data, CLOCK);
        try (RecorderService recorder = new RecorderService(store, List.of(SourceSpec.parse("test:speech")), CLOCK)) {
            recorder.open();
            assertThatThrownBy(() -> recorder.marker("too early")).hasMessageContaining("No recording runs");
            Recording started =
                    recorder.start(RecordingRequest.titled("Control").lasting(Duration.ofSeconds(1)));
            Recording later = recorder.extend(Duration.ofSeconds(2));
            assertThat(later.plannedEnd()).isEqualTo(started.plannedEnd().plusSeconds(2));
            recorder.pause(PauseMode.HIDE);
            assertThat(recorder.status().pause().orElseThrow().mode()).isEqualTo(PauseMode.HIDE);
            recorder.resume();
            recorder.marker(" Lemma 4 ");
            awaitElapsed(recorder, Duration.ofSeconds(1));
            recorder.pause(PauseMode.DISCARD);
            Eventually.await(
                    "the recording ended by itself",
                    LONG,
                    () -> recorder.status().state() == RecorderState.IDLE);
            Recording done = store.get(started.id()).orElseThrow();
            assertThat(done.state()).isEqualTo(RecordingState.RECORDED);
            assertThat(done.duration()).isGreaterThanOrEqualTo(Duration.ofSeconds(3));
            assertThat(done.markers()).singleElement().satisfies(m -> assertThat(m.text())
                    .isEqualTo("Lemma 4"));
            assertThat(done.pauses()).hasSize(2).noneMatch(Pause::isOpen);
            assertThat(done.pauses().get(1).end()).isEqualTo(done.duration());
        }
    }
}
