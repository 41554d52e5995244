package io.rostrum.capture.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.capture.device.SourceSpec;
import io.rostrum.capture.recording.parts.Eventually;
import io.rostrum.capture.recording.parts.Probe;
import io.rostrum.capture.recording.parts.RtspCamera;
import io.rostrum.capture.recording.parts.Run;
import io.rostrum.capture.recording.parts.Slices;
import io.rostrum.encoder.ffmpeg.FfmpegPrograms;
import io.rostrum.encoder.ladder.Ladder;
import io.rostrum.encoder.packager.PackageVerifier;
import io.rostrum.encoder.pipeline.EncodeRequest;
import io.rostrum.encoder.pipeline.InputTrack;
import io.rostrum.encoder.pipeline.ProgressListener;
import io.rostrum.encoder.pipeline.Transcoder;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures that come as H.264 stand in the master as they came, if a master may hold them so. */
@Tag("realtime")
class CopiedPicturesTest {
    private static final Clock CLOCK = Clock.systemUTC();
    private static final Duration LONG = Duration.ofSeconds(40);

    @TempDir
    Path folder;

    private RecordingStore store;

    @BeforeEach
    void makeStore() {
        store = new RecordingStore(folder.resolve("data"), CLOCK);
    }

    private RecorderService recorder(Duration preBuffer, String... sources) throws RecorderException {
        List<SourceSpec> specs = Stream.of(sources).map(SourceSpec::parse).toList();
        RecorderService recorder =
                new RecorderService(store, RecorderSettings.of(specs).preBuffering(preBuffer), CLOCK);
        recorder.open();
        return recorder;
    }

    private static void awaitCamera(RecorderService recorder, SourceState state) throws Exception {
        Eventually.await(
                "the camera is " + state,
                LONG,
                () -> recorder.status().sources().get(0).state() == state);
    }

    private static void awaitMore(RecorderService recorder, double seconds) throws Exception {
        double until = recorder.status().elapsed().toMillis() + seconds * 1000;
        Eventually.await(
                seconds + " s more", LONG, () -> recorder.status().elapsed().toMillis() > until);
    }

    private Path master(Recording recording, String track) {
        return store.masterDirectory(recording.id()).resolve(track + ".mp4");
    }

    /** Which pictures of a master are among a camera's. */
    private static List<Boolean> copied(Path master, List<ByteBuffer> camera) throws Exception {
        Set<ByteBuffer> known = new HashSet<>(camera);
        return Slices.ofMaster(master).stream().map(known::containsAll).toList();
    }

    @Test
    void aNetworkCamerasPicturesAreInTheMasterAsItCodedThemAlsoAfterItWasGoneAndThePackageIsInOrder() throws Exception {
        Path before = folder.resolve("before.h264");
        Path after = folder.resolve("after.h264");
        RtspCamera camera = RtspCamera.start(folder, 0, "dump=" + before);
        try (RecorderService recorder = recorder(Duration.ofSeconds(5), camera.url())) {
            awaitCamera(recorder, SourceState.OK);
            Eventually.await(
                    "something is held",
                    LONG,
                    () -> recorder.status().preBuffer().toMillis() > 3_000);
            recorder.start(RecordingRequest.titled("Copied"));
            awaitMore(recorder, 3);
            recorder.pause(PauseMode.DISCARD);
            awaitMore(recorder, 2);
            recorder.resume();
            awaitMore(recorder, 3);
            camera.kill();
            awaitCamera(recorder, SourceState.LOST);
            camera = RtspCamera.start(folder, camera.port(), "dump=" + after);
            awaitCamera(recorder, SourceState.OK);
            awaitMore(recorder, 3);
            Recording done = recorder.stop();

            assertThat(done.problem()).isNull();
            assertThat(done.tracks())
                    .extracting(RecordedTrack::id)
                    .containsExactlyInAnyOrder("presenter-video", "presenter-audio");
            assertThat(done.gaps()).hasSize(1);
            Path master = master(done, "presenter-video");
            Probe picture = Probe.of(master).decodesWithoutError();
            assertThat(picture.longestStep()).isLessThan(1.6); // a slate stands in
            // Before the pause, after it, and from the camera that came back. A PC that was slow for a moment may break
            // a stretch.
            assertThat(stretches(copied(master, Slices.ofStream(before)))).hasSizeGreaterThanOrEqualTo(2);
            assertThat(stretches(copied(master, Slices.ofStream(after)))).isNotEmpty();

            Path packaged = encode(done);
            assertThat(PackageVerifier.verify(packaged))
                    .as("what is wrong with the package")
                    .isEmpty();
        } finally {
            camera.close();
        }
    }

    @Test
    void aRecorderThatIsStartedAgainGoesOnCopyingIntoTheSameMaster() throws Exception {
        Path stream = folder.resolve("camera.h264");
        try (RtspCamera camera = RtspCamera.start(folder, 0, "dump=" + stream)) {
            Recording begun;
            try (RecorderService recorder = recorder(Duration.ZERO, camera.url())) {
                awaitCamera(recorder, SourceState.OK);
                begun = recorder.start(RecordingRequest.titled("Restarted"));
                awaitMore(recorder, 4);
                recorder.closeForRestart();
            }
            assertThat(Recovery.recover(store.data(), CLOCK)).hasSize(1);
            Recording done;
            try (RecorderService recorder = recorder(Duration.ZERO, camera.url())) {
                recorder.goOn(begun.id());
                awaitCamera(recorder, SourceState.OK);
                awaitMore(recorder, 4);
                done = recorder.stop();
            }
            assertThat(done.tracks())
                    .extracting(RecordedTrack::id)
                    .containsExactlyInAnyOrder("presenter-video", "presenter-audio");
            Path master = master(done, "presenter-video");
            assertThat(Probe.of(master).decodesWithoutError().longestStep()).isLessThan(1.6);
            assertThat(stretches(copied(master, Slices.ofStream(stream))))
                    .as("before and after")
                    .hasSizeGreaterThanOrEqualTo(2);
        }
    }

    /** How many pictures in a row are copied, where that is no accident. */
    private static List<Integer> stretches(List<Boolean> copied) {
        List<Integer> lengths = new ArrayList<>();
        boolean within = false;
        for (boolean is : copied) {
            if (is && within) {
                lengths.set(lengths.size() - 1, lengths.get(lengths.size() - 1) + 1);
            } else if (is) {
                lengths.add(1);
            }
            within = is;
        }
        lengths.removeIf(length -> length < 12);
        return lengths;
    }

    private Path encode(Recording done) throws Exception {
        List<InputTrack> inputs = done.tracks().stream()
                .map(track -> new InputTrack(store.directory(done.id()).resolve(track.file()), track.flavor()))
                .toList();
        Path out = folder.resolve("package");
        new Transcoder(CLOCK)
                .encode(
                        new EncodeRequest(done.id().toString(), inputs, null, Ladder.LECTURE, Map.of(), out),
                        ProgressListener.NONE);
        return out;
    }

    @Test
    void whatAMasterMayNotHoldIsEncodedAndNothingOfItIsLost() throws Exception {
        String good = film("good", "-g", "25", "-bf", "0");
        String longGroups = film("long", "-g", "250", "-bf", "0");
        String waiting = film("waiting", "-g", "25", "-bf", "3");
        String forbidden = film("forbidden", "-g", "25", "-bf", "0") + "#copy=no";
        Recording done;
        long dropped;
        try (RecorderService recorder = recorder(Duration.ZERO, good, longGroups, waiting, forbidden)) {
            Recording started = recorder.start(RecordingRequest.titled("Films"));
            Eventually.await("the films are over", LONG, () -> recorder.status().state() == RecorderState.IDLE);
            done = store.get(started.id()).orElseThrow();
            dropped = recorder.status().droppedFrames();
        }
        long missing = 0;
        for (RecordedTrack track : done.tracks()) {
            Path master = master(done, track.id());
            Path stream = folder.resolve(track.source().replaceAll("file:.*/|\\.mp4.*", "") + ".h264");
            List<ByteBuffer> sent = Slices.ofStream(stream);
            List<Boolean> copied = copied(master, sent);
            Probe.of(master).decodesWithoutError();
            missing += PICTURES - copied.size();
            if (track.source().equals(good)) {
                assertThat(copied).as("of the one that may be copied").contains(true);
                // A slow PC leaves pictures out; from there to the next IDR picture nothing can be copied.
                assertThat(copied.contains(false) && dropped == 0)
                        .as(copied.toString())
                        .isFalse();
            } else if (track.source().equals(longGroups)) {
                assertThat(copied.get(0)).as("until its group is too long").isTrue();
                assertThat(copied.get(copied.size() - 1)).isFalse();
            } else {
                assertThat(copied).as(track.source()).doesNotContain(true);
            }
        }
        assertThat(done.tracks()).hasSize(4);
        assertThat(missing).isEqualTo(dropped);
    }

    private static final int PICTURES = 100;

    /** A film of four seconds, and its bare stream beside it. */
    private String film(String name, String... coding) throws Exception {
        Path film = folder.resolve(name + ".mp4");
        List<String> make = new ArrayList<>(List.of(
                "-v", "error", "-f", "lavfi", "-i", "testsrc2=size=320x180:rate=25:duration=4", "-c:v", "libx264"));
        make.addAll(List.of("-preset", "veryfast", "-pix_fmt", "yuv420p"));
        make.addAll(List.of(coding));
        make.add(film.toString());
        ffmpeg(make);
        ffmpeg(List.of(
                "-v",
                "error",
                "-i",
                film.toString(),
                "-c",
                "copy",
                folder.resolve(name + ".h264").toString()));
        return "file:" + film;
    }

    private static void ffmpeg(List<String> arguments) throws Exception {
        List<String> command = List.of(FfmpegPrograms.ffmpeg().toString(), "-nostdin");
        Run.program(FfmpegPrograms.environment(), Run.with(command, arguments.toArray(String[]::new)));
    }
}
