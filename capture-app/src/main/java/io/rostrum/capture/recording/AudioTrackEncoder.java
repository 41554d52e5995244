package io.rostrum.capture.recording;

import io.rostrum.capture.device.CapturedFrame;
import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.ffmpeg.AudioEncoder;
import io.rostrum.encoder.ffmpeg.Frame;
import io.rostrum.encoder.media.AudioFormat;
import io.rostrum.encoder.media.Codec;
import io.rostrum.encoder.media.EncodedSample;
import java.util.concurrent.TimeUnit;

/**
 * Encodes sound as FLAC without a hole; see {@link SoundTimeline}. The track begins at the recording's zero, with silence if
 * the first sound came later. One thread.
 */
final class AudioTrackEncoder implements TrackEncoder {
    private static final int RATE = 48_000;
    /** While nothing comes, silence follows at this distance: no read that still succeeds takes longer. */
    private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(7);
    /** What comes later than this while the source is known to be away is not waited for. */
    private static final long LATE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final TrackClock clock;
    private final TrackOutput output;
    private final SampleClock times = new SampleClock();
    private SoundTimeline timeline;
    private AudioEncoder encoder;
    private boolean absent;

    AudioTrackEncoder(TrackClock clock, TrackOutput output) {
        this.clock = clock;
        this.output = output;
    }

    @Override
    public void accept(CapturedFrame captured) throws EncoderException {
        Frame sound = captured.frame();
        long length = TrackClock.nanosOf(sound.samples(), sound.sampleRate());
        long from = clock.since(times.smooth(captured.nanos(), sound.samples(), sound.sampleRate()));
        if (from + length <= 0) {
            return; // heard before the recording began
        }
        if (encoder == null) {
            open(sound);
        }
        absent = false;
        timeline.add(sound, from);
        drain();
    }

    private void open(Frame first) throws EncoderException {
        AudioFormat format = new AudioFormat(RATE, Math.min(2, first.channels()));
        encoder = AudioEncoder.open(Codec.FLAC, format, 0);
        long before = TrackClock.ticksOf(output.open(encoder.format()).toNanos(), RATE);
        timeline = new SoundTimeline(format, before, encoder::send);
    }

    private void drain() throws EncoderException {
        for (EncodedSample next = encoder.receive(); next != null; next = encoder.receive()) {
            output.write(next);
        }
    }

    @Override
    public void idle(long nowNanos, Absence why) throws EncoderException {
        output.settle();
        absent |= why != null;
        long patience = why == null ? IDLE_NANOS : LATE_NANOS;
        if (timeline != null) {
            timeline.silenceTo(TrackClock.ticksOf(clock.since(nowNanos) - patience, RATE));
            drain();
        }
    }

    @Override
    public void finish(long endNanos) throws EncoderException {
        if (timeline != null) {
            timeline.finish(absent ? TrackClock.ticksOf(clock.since(endNanos), RATE) : 0);
            encoder.send(null);
            drain();
            output.close();
        }
    }

    @Override
    public void close() throws EncoderException {
        if (timeline != null) {
            timeline.close();
        }
        if (encoder != null) {
            encoder.close();
        }
        output.close();
    }
}
