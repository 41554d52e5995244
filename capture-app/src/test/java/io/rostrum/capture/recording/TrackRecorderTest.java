package io.rostrum.capture.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.capture.device.CapturedFrame;
import io.rostrum.capture.recording.parts.Eventually;
import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.ffmpeg.Frame;
import io.rostrum.encoder.media.AudioFormat;
import io.rostrum.encoder.media.Flavor;
import io.rostrum.encoder.media.MediaKind;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What a track does when the PC is too slow, and when it fails. */
class TrackRecorderTest {
    private static final long FRAME_NANOS = 100_000_000L;

    /** An encoder that does nothing until it is let go. */
    private static class StuckEncoder implements TrackEncoder {
        final CountDownLatch go = new CountDownLatch(1);
        final List<Long> taken = new CopyOnWriteArrayList<>();
        volatile boolean finished;
        volatile boolean closed;

        @Override
        public void accept(CapturedFrame frame) throws EncoderException {
            try {
                go.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            taken.add(frame.nanos());
        }

        @Override
        public void finish(long endNanos) {
            finished = true;
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private static TrackRecorder recorder(
            Flavor flavor, MediaKind kind, TrackEncoder encoder, int capacity, Pressure pressure) {
        return new TrackRecorder(
                TrackName.track(TrackName.free(flavor, kind, name -> false), kind, flavor, "test"),
                encoder,
                new FrameQueue(capacity, kind == MediaKind.AUDIO),
                pressure,
                failure -> {});
    }

    private static CapturedFrame picture(long nanos) throws EncoderException {
        return new CapturedFrame(Frame.video(2, 2, "yuv420p"), nanos);
    }

    @Test
    void screensGiveUpPicturesFirstCamerasNextAndSoundNever() throws Exception {
        Pressure pressure = new Pressure();
        StuckEncoder camera = new StuckEncoder();
        StuckEncoder screen = new StuckEncoder();
        StuckEncoder sound = new StuckEncoder();
        screen.go.countDown();
        TrackRecorder cameraTrack = recorder(Flavor.PRESENTER, MediaKind.VIDEO, camera, 10, pressure);
        TrackRecorder screenTrack = recorder(Flavor.SLIDES, MediaKind.VIDEO, screen, 100, pressure);
        TrackRecorder soundTrack = recorder(Flavor.PRESENTER, MediaKind.AUDIO, sound, 100, pressure);
        for (long i = 0; i < 30; i++) {
            cameraTrack.offer(picture(i * FRAME_NANOS));
            screenTrack.offer(picture(i * FRAME_NANOS));
            soundTrack.offer(new CapturedFrame(Frame.audio(480, new AudioFormat(48_000, 1), "s16"), i * FRAME_NANOS));
        }
        // The camera's queue is half full after its sixth or seventh picture: from then on the screen keeps one a
        // second.
        assertThat(screenTrack.dropped()).isBetween(18L, 24L);
        assertThat(cameraTrack.dropped()).isBetween(19L, 20L);
        camera.go.countDown();
        sound.go.countDown();
        for (TrackRecorder track : List.of(cameraTrack, screenTrack, soundTrack)) {
            track.end(0);
            track.join();
        }
        assertThat(sound.taken).hasSize(30);
        assertThat(camera.taken.size() + cameraTrack.dropped()).isEqualTo(30);
        assertThat(screen.taken.size() + screenTrack.dropped()).isEqualTo(30);
        assertThat(pressure.isHigh()).isFalse();
        assertThat(List.of(camera, screen, sound)).allMatch(e -> e.finished && e.closed);
    }

    @Test
    void aFailureIsToldOnceTheEncoderIsClosedAndTheSourceIsNotHeldUp() throws Exception {
        AtomicReference<EncoderException> told = new AtomicReference<>();
        StuckEncoder broken = new StuckEncoder() {
            @Override
            public void accept(CapturedFrame frame) throws EncoderException {
                throw new EncoderException(EncoderException.Code.IO, "The disk is gone.");
            }
        };
        TrackRecorder track = new TrackRecorder(
                TrackName.track("presenter-audio", MediaKind.AUDIO, Flavor.PRESENTER, "test"),
                broken,
                new FrameQueue(1, true),
                new Pressure(),
                told::set);
        for (int i = 0; i < 20; i++) {
            track.offer(new CapturedFrame(Frame.audio(480, new AudioFormat(48_000, 1), "s16"), i));
        }
        Eventually.await("the failure is told", Duration.ofSeconds(5), () -> told.get() != null);
        track.join();
        assertThat(told.get()).hasMessage("The disk is gone.");
        assertThat(broken.closed).isTrue();
        assertThat(broken.finished).isFalse();
    }
}
