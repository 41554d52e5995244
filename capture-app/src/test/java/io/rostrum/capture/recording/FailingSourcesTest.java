package io.rostrum.capture.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rostrum.capture.device.CaptureDevice;
import io.rostrum.capture.device.SourceSpec;
import io.rostrum.capture.recording.parts.Eventually;
import io.rostrum.capture.recording.parts.Probe;
import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.media.Layout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong in rooms: unplugged, other size, full disk, a file that ends, a screen that hangs. */
@Tag("realtime")
class FailingSourcesTest {
    private static final Clock CLOCK = Clock.systemUTC();
    private static final String CAMERA = "v4l2:/dev/scripted";

    @TempDir
    Path data;

    private final ScriptedDevice camera = new ScriptedDevice();
    private RecordingStore store;

    @BeforeEach
    void makeStore() {
        store = new RecordingStore(data, CLOCK);
    }

    private RecorderService recorder(long freeBytes, String... sources) throws RecorderException {
        List<SourceSpec> specs = Stream.of(sources).map(SourceSpec::parse).toList();
        RecorderService recorder = new RecorderService(
                store,
                RecorderSettings.of(specs),
                CLOCK,
                spec -> spec.id().equals(CAMERA) ? camera : CaptureDevice.of(spec),
                new DiskGuard(data, folder -> freeBytes));
        recorder.open();
        return recorder;
    }

    private RecorderService recorder(String... sources) throws RecorderException {
        return recorder(Long.MAX_VALUE, sources);
    }

    private static void awaitElapsed(RecorderService recorder, double seconds) throws Exception {
        Eventually.await(
                seconds + " s are recorded",
                Duration.ofSeconds(20),
                () -> recorder.status().elapsed().toMillis() > seconds * 1000);
    }

    private static void awaitCamera(RecorderService recorder, SourceState state) throws Exception {
        Eventually.await(
                "the camera is " + state,
                Duration.ofSeconds(10),
                () -> recorder.status().sources().get(0).state() == state);
    }

    @Test
    void aCameraThatIsMissingAtTheStartJoinsLateAndTheSoundIsThereFromTheStart() throws Exception {
        camera.unplug();
        try (RecorderService recorder = recorder(CAMERA, "test:speech")) {
            recorder.start(RecordingRequest.titled("Late camera"));
            assertThat(recorder.status().sources().get(0).problem()).isEqualTo("The scripted camera is unplugged.");
            awaitElapsed(recorder, 1);
            camera.plug();
            awaitCamera(recorder, SourceState.OK);
            double back = recorder.status().elapsed().toMillis() / 1000.0;
            awaitElapsed(recorder, back + 1.5);
            Recording done = recorder.stop();
            Probe picture = Probe.of(store.masterDirectory(done.id()).resolve("presenter-video.mp4"));
            assertThat(picture.times().get(0)).isCloseTo(back, within(0.5));
            Probe sound = Probe.of(store.masterDirectory(done.id()).resolve("presenter-audio.mp4"));
            assertThat(sound.times().get(0)).isZero();
            assertThat(sound.end()).isCloseTo(done.duration().toMillis() / 1000.0, within(0.3));
        }
    }

    @Test
    void aCameraThatComesBackInAnotherSizeGoesOnInTheSameMaster() throws Exception {
        try (RecorderService recorder = recorder(CAMERA)) {
            recorder.start(RecordingRequest.titled("Two sizes"));
            awaitElapsed(recorder, 1);
            camera.unplug();
            awaitCamera(recorder, SourceState.LOST);
            assertThat(recorder.previewJpeg(CAMERA, 320)).isEmpty();
            camera.width = 640;
            camera.height = 360;
            camera.plug();
            awaitCamera(recorder, SourceState.OK);
            assertThat(recorder.status().sources().get(0).video().width()).isEqualTo(640);
            awaitElapsed(recorder, recorder.status().elapsed().toMillis() / 1000.0 + 1);
            Recording done = recorder.stop();
            assertThat(done.tracks()).hasSize(1);
            assertThat(done.gaps()).singleElement().satisfies(gap -> {
                assertThat(gap.source()).isEqualTo(CAMERA);
                assertThat(gap.range().length()).isGreaterThan(Duration.ofMillis(300));
            });
            Probe picture = Probe.of(store.masterDirectory(done.id()).resolve("presenter-video.mp4"))
                    .decodesWithoutError();
            assertThat(picture.width()).isEqualTo(320);
            assertThat(picture.end()).isCloseTo(done.duration().toMillis() / 1000.0, within(0.3));
        }
    }

    @Test
    void aTrackThatCannotBeWrittenIsToldAndTheOthersGoOn() throws Exception {
        try (RecorderService recorder = recorder(CAMERA, "test:speech")) {
            CountDownLatch told = new CountDownLatch(1);
            recorder.addListener(new RecorderListener() {
                @Override
                public void recordingChanged(Recording recording) {
                    if (recording.state() == RecordingState.RECORDING
                            && recording.tracks().isEmpty()) {
                        try { // a folder in its place: this file can never be created
                            Files.createDirectories(
                                    store.masterDirectory(recording.id()).resolve("presenter-video.mp4"));
                        } catch (java.io.IOException e) {
                            throw new java.io.UncheckedIOException(e);
                        }
                        told.countDown();
                    }
                }
            });
            camera.unplug();
            Recording started = recorder.start(RecordingRequest.titled("Bad place"));
            assertThat(told.await(5, TimeUnit.SECONDS)).isTrue();
            camera.plug();
            Eventually.await("the problem is told", Duration.ofSeconds(10), () -> recorder.status()
                    .problem()
                    .isPresent());
            assertThat(recorder.status().problem().orElseThrow()).contains("presenter-video.mp4");
            assertThat(recorder.status().state()).isEqualTo(RecorderState.RECORDING);
            Eventually.await(
                    "the camera has another track",
                    Duration.ofSeconds(15),
                    () -> recorder.current().orElseThrow().tracks().stream()
                            .anyMatch(t -> t.id().equals("presenter-video-2")));
            awaitElapsed(recorder, recorder.status().elapsed().toMillis() / 1000.0 + 1.5);
            Recording done = recorder.stop();
            assertThat(done.id()).isEqualTo(started.id());
            assertThat(done.problem()).isNotNull();
            Probe.of(store.masterDirectory(done.id()).resolve("presenter-video-2.mp4"))
                    .decodesWithoutError();
            assertThat(Probe.of(store.masterDirectory(done.id()).resolve("presenter-audio.mp4"))
                            .end())
                    .isCloseTo(done.duration().toMillis() / 1000.0, within(0.3));
        }
    }

    @Test
    void aFileIsPlayedOnceFromItsBeginningAndEndsTheRecordingWhenNothingElseRuns() throws Exception {
        Path film = data.resolve("film.mp4");
        Recording made;
        try (RecorderService recorder = recorder("test:camera", "test:speech")) {
            recorder.start(RecordingRequest.titled("Film"));
            awaitElapsed(recorder, 2.5);
            made = recorder.stop();
            Files.copy(store.masterDirectory(made.id()).resolve("presenter-video.mp4"), film);
        }
        try (RecorderService recorder = recorder("slides=file:" + film)) {
            Recording started = recorder.start(RecordingRequest.titled("Film again"));
            assertThat(started.layout()).isEqualTo(Layout.SLIDES);
            Eventually.await(
                    "the recording ended by itself",
                    Duration.ofSeconds(15),
                    () -> recorder.status().state() == RecorderState.IDLE);
            Recording done = store.get(started.id()).orElseThrow();
            assertThat(done.state()).isEqualTo(RecordingState.RECORDED);
            Probe original = Probe.of(film);
            Probe copy = Probe.of(store.masterDirectory(done.id()).resolve("slides-video.mp4"))
                    .decodesWithoutError();
            // A machine that cannot keep up leaves pictures out, and counts them.
            assertThat(copy.times().size() + recorder.status().droppedFrames())
                    .isEqualTo(original.times().size());
            assertThat(copy.end() - copy.times().get(0)).isCloseTo(original.end(), within(0.05));
            assertThatThrownBy(recorder::stop).hasMessageContaining("No recording runs");
        }
    }

    @Test
    void aFullDiskIsRefusedBeforeTheLectureNotDuringIt() throws Exception {
        try (RecorderService recorder = recorder(400_000_000, CAMERA)) {
            assertThatThrownBy(() -> recorder.start(RecordingRequest.titled("No room")))
                    .isInstanceOfSatisfying(RecorderException.class, e -> assertThat(e.code())
                            .isEqualTo(RecorderException.Code.DISK_FULL))
                    .hasMessageContaining("400 MB");
            assertThat(store.list()).isEmpty();
            assertThat(recorder.status().state()).isEqualTo(RecorderState.IDLE);
        }
    }

    @Test
    void aSwitchOfLayoutIsWrittenDownWithItsTime() throws Exception {
        try (RecorderService recorder = recorder(CAMERA)) {
            assertThatThrownBy(() -> recorder.switchLayout(Layout.SLIDES)).hasMessageContaining("No recording");
            Recording started = recorder.start(RecordingRequest.titled("Layouts"));
            awaitElapsed(recorder, 0.5);
            recorder.switchLayout(Layout.SLIDES);
            Recording done = recorder.stop();
            assertThat(done.layout()).isEqualTo(started.layout());
            assertThat(done.switches()).singleElement().satisfies(change -> {
                assertThat(change.layout()).isEqualTo(Layout.SLIDES);
                assertThat(change.at()).isBetween(Duration.ofMillis(500), done.duration());
            });
        }
    }

    @Test
    void aRecordingInWhichNothingCameIsFailedAndSaysSo() throws Exception {
        Recording recording = store.create(
                Recording.started(store.newId(), RecordingRequest.titled("Empty"), Layout.SLIDES, CLOCK.instant()));
        TrackSet tracks = TrackSet.from(
                System.nanoTime(), new BackupMics(RecorderSettings.of(List.of(SourceSpec.parse(CAMERA)))));
        RecordingSession session =
                new RecordingSession(store, CLOCK, recording, tracks, System.nanoTime(), new RecordingSession.Events() {
                    @Override
                    public void changed(Recording changed) {}

                    @Override
                    public void firstFragment(Recording changed) {}

                    @Override
                    public void failed(SourceSpec source, EncoderException failure) {}
                });
        session.begin();
        Recording done = session.finish();
        assertThat(done.state()).isEqualTo(RecordingState.FAILED);
        assertThat(done.problem()).contains("Nothing was recorded");
        assertThat(store.get(done.id())).contains(done);
    }
}
