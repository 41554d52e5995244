package io.rostrum.capture.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rostrum.capture.device.SourceSpec;
import io.rostrum.capture.recording.parts.Eventually;
import io.rostrum.capture.recording.parts.Probe;
import io.rostrum.encoder.media.Layout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records Rostrum's own test sources and looks at the masters with FFmpeg's own programs. */
@Tag("realtime")
class TestSourcesRecordingTest {
    private static final Clock CLOCK = Clock.systemUTC();

    @TempDir
    Path data;

    private RecorderService recorder(RecordingStore store, String... sources) throws RecorderException {
        RecorderService recorder = new RecorderService(
                store, List.of(sources).stream().map(SourceSpec::parse).toList(), CLOCK);
        recorder.open();
        return recorder;
    }

    private static void awaitElapsed(RecorderService recorder, double seconds) throws Exception {
        Eventually.await(
                seconds + " s are recorded",
                Duration.ofSeconds(30),
                () -> recorder.status().elapsed().toMillis() > seconds * 1000);
    }

    @Test
    void cameraSlidesAndSpeechBecomeThreeMastersThatBeginTogetherAndPlay() throws Exception {
        RecordingStore store = new RecordingStore(data, CLOCK);
        try (RecorderService recorder = recorder(store, "test:camera", "test:slides", "test:speech")) {
            CountDownLatch safe = new CountDownLatch(1);
            recorder.addListener(new RecorderListener() {
                @Override
                public void firstFragment(Recording recording) {
                    safe.countDown();
                }
            });
            Recording started =
                    recorder.start(new RecordingRequest("Graphs, part 2", "CS 101", "A. Teacher", "en", null));
            assertThat(started.layout()).isEqualTo(Layout.SLIDES_WITH_INSET);
            awaitElapsed(recorder, 7);
            assertThat(safe.await(1, TimeUnit.SECONDS)).isTrue();
            Recording done = recorder.stop();

            assertThat(done.state()).isEqualTo(RecordingState.RECORDED);
            assertThat(done.tracks())
                    .extracting(RecordedTrack::id)
                    .containsExactlyInAnyOrder("presenter-video", "slides-video", "presenter-audio");
            assertThat(store.get(done.id())).contains(done);
            double seconds = done.duration().toMillis() / 1000.0;
            Path masters = store.masterDirectory(done.id());

            Probe camera = Probe.of(masters.resolve("presenter-video.mp4")).decodesWithoutError();
            assertThat(camera.codec()).isEqualTo("h264");
            assertThat(camera.width()).isEqualTo(1280);
            assertThat(camera.times().get(0)).isZero();
            assertThat(camera.end()).isCloseTo(seconds, within(1.0));
            assertThat(camera.keyframes()).hasSize(4);
            for (int i = 0; i < 4; i++) {
                assertThat(camera.keyframes().get(i)).isBetween(2.0 * i, 2.0 * i + 0.05);
            }

            Probe slides = Probe.of(masters.resolve("slides-video.mp4")).decodesWithoutError();
            assertThat(slides.height()).isEqualTo(1080);
            assertThat(slides.times().get(0)).isZero();
            assertThat(slides.keyframes()).hasSize(2);
            assertThat(slides.end()).isCloseTo(seconds, within(1.0));

            Probe speech = Probe.of(masters.resolve("presenter-audio.mp4")).decodesWithoutError();
            assertThat(speech.codec()).isEqualTo("flac");
            assertThat(speech.sampleRate()).isEqualTo(48_000);
            assertThat(speech.channels()).isEqualTo(1);
            assertThat(speech.times().get(0)).isZero();
            assertThat(speech.end()).isCloseTo(seconds, within(0.3));
            assertThat(speech.longestStep()).isLessThan(0.2);
        }
    }

    @Test
    void fiveRecordingsBackToBackAllComeOutWhole() throws Exception {
        RecordingStore store = new RecordingStore(data, CLOCK);
        try (RecorderService recorder = recorder(store, "test:camera", "test:speech")) {
            long handles = 0;
            for (int i = 0; i < 5; i++) {
                recorder.start(RecordingRequest.titled("Lecture " + i));
                awaitElapsed(recorder, 1.2);
                Recording done = recorder.stop();
                double seconds = done.duration().toMillis() / 1000.0;
                for (RecordedTrack track : done.tracks()) {
                    Probe probe = Probe.of(store.directory(done.id()).resolve(track.file()));
                    assertThat(probe.times().get(0)).isZero();
                    assertThat(probe.end()).isBetween(seconds - 0.5, seconds + 0.1);
                }
                if (i == 1) { // by now everything that is loaded once is loaded
                    handles = handles();
                }
            }
            long allowed = handles;
            // What a thread of the last recording or of the collector still closes, is closed soon.
            Eventually.await("no handle is left open", Duration.ofSeconds(10), () -> handles() <= allowed);
            assertThat(store.list()).hasSize(5).isSortedAccordingTo((a, b) -> b.id().compareTo(a.id()));
        }
        Eventually.await("no thread is left", Duration.ofSeconds(2), () -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(t -> t.getName().matches("(source|track|recorder) .*")));
    }

    /** Open files and native threads of this process, without those in which Java compiles, which come and go. */
    private static long handles() throws Exception {
        try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"));
                Stream<Path> threads = Files.list(Path.of("/proc/self/task"))) {
            return files.count() + threads.filter(thread -> !compiles(thread)).count();
        }
    }

    private static boolean compiles(Path thread) {
        try {
            return Files.readString(thread.resolve("comm")).contains("CompilerThre");
        } catch (IOException e) {
            return true; // it has ended
        }
    }

    @Test
    void whatCannotBeDoneIsRefusedWithAReason() throws Exception {
        RecordingStore store = new RecordingStore(data, CLOCK);
        try (RecorderService recorder = recorder(store, "test:speech")) {
            assertThatThrownBy(recorder::stop).hasMessageContaining("No recording runs");
            recorder.start(RecordingRequest.titled("One"));
            assertThatThrownBy(() -> recorder.start(RecordingRequest.titled("Two")))
                    .isInstanceOfSatisfying(
                            RecorderException.class, e -> assertThat(e.code()).isEqualTo(RecorderException.Code.BUSY));
            assertThatThrownBy(() -> recorder(new RecordingStore(data, CLOCK), "test:speech"))
                    .isInstanceOfSatisfying(RecorderException.class, e -> assertThat(e.code())
                            .isEqualTo(RecorderException.Code.DATA_IN_USE));
            assertThatThrownBy(() -> Recovery.recover(data, CLOCK)).hasMessageContaining("already records into");
            recorder.stop();
        }
        try (RecorderService recorder = recorder(store, "file:/nowhere.mp4")) {
            assertThatThrownBy(() -> recorder.start(RecordingRequest.titled("None")))
                    .hasMessageContaining("No source works")
                    .hasMessageContaining("/nowhere.mp4");
            assertThat(recorder.status().state()).isEqualTo(RecorderState.IDLE);
        }
    }
}
