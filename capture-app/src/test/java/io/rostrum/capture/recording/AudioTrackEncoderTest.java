package io.rostrum.capture.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rostrum.capture.device.CapturedFrame;
import io.rostrum.capture.recording.parts.Probe;
import io.rostrum.encoder.ffmpeg.Frame;
import io.rostrum.encoder.master.MasterWriter;
import io.rostrum.encoder.media.AudioFormat;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sound that comes late, twice, not at all, or in another shape. */
class AudioTrackEncoderTest {
    private static final long START = 77_000_000_000L;
    private static final double BLOCK_SECONDS = 0.02;

    @TempDir
    Path folder;

    private AudioTrackEncoder encoder;

    @BeforeEach
    void open() {
        encoder = new AudioTrackEncoder(
                new TrackClock(START),
                TrackOutput.recording(
                        format -> MasterWriter.create(folder, "presenter-audio", format, Clock.systemUTC())));
    }

    private void sound(double from, double to, int rate, int channels, double speed) throws Exception {
        int samples = (int) (rate * BLOCK_SECONDS);
        int blocks = (int) Math.round((to - from) / BLOCK_SECONDS);
        for (int i = 0; i < blocks; i++) {
            try (Frame block = Frame.audio(samples, new AudioFormat(rate, channels), "s16")) {
                ShortBuffer values = block.plane(0, samples * channels * 2)
                        .order(ByteOrder.nativeOrder())
                        .asShortBuffer();
                for (int s = 0; s < samples * channels; s++) {
                    values.put(s, (short) (9_000 * Math.sin(s / (double) channels / 8)));
                }
                long nanos = Math.round((from + i * BLOCK_SECONDS * speed) * 1e9);
                encoder.accept(new CapturedFrame(block, START + nanos));
            }
        }
    }

    private Probe finish() throws Exception {
        encoder.finish(START);
        encoder.close();
        return Probe.of(folder.resolve("presenter-audio.mp4")).decodesWithoutError();
    }

    private static void assertWhole(Probe probe, double seconds) {
        assertThat(probe.times().get(0)).isZero();
        assertThat(probe.longestStep()).isLessThan(0.11);
        assertThat(probe.end()).isCloseTo(seconds, within(0.03));
    }

    @Test
    void aMicrophoneThatComesLateIsPrecededBySilence() throws Exception {
        sound(2.5, 4, 48_000, 1, 1);
        assertWhole(finish(), 4);
    }

    @Test
    void whatWasHeardBeforeTheRecordingIsLeftOut() throws Exception {
        sound(-1, 2, 48_000, 1, 1);
        assertWhole(finish(), 2);
    }

    @Test
    void aHoleBecomesSilence() throws Exception {
        sound(0, 1, 48_000, 2, 1);
        sound(31, 32, 48_000, 2, 1);
        assertWhole(finish(), 32);
    }

    @Test
    void soundThatComesTwiceIsHeardOnce() throws Exception {
        sound(0, 2, 48_000, 1, 1);
        sound(1, 3, 48_000, 1, 1);
        assertWhole(finish(), 3);
    }

    @Test
    void aMicrophoneThatComesBackInAnotherShapeGoesOn() throws Exception {
        sound(0, 1, 48_000, 1, 1);
        sound(2, 4, 44_100, 2, 1);
        Probe probe = finish();
        assertWhole(probe, 4);
        assertThat(probe.sampleRate()).isEqualTo(48_000);
        assertThat(probe.channels()).isEqualTo(1);
    }

    @Test
    void aDeviceWhoseClockRunsOffIsStretchedBack() throws Exception {
        // A tenth of a percent slow: 30 s of its sound last 30.03 s.
        sound(0, 30, 48_000, 1, 1.001);
        assertWhole(finish(), 30.03);
    }

    @Test
    void whileNothingComesTheTrackGrowsWithSilence() throws Exception {
        sound(0, 1, 48_000, 1, 1);
        encoder.idle(START + 60_000_000_000L, null);
        sound(55, 56, 48_000, 1, 1);
        assertWhole(finish(), 56);
    }
}
