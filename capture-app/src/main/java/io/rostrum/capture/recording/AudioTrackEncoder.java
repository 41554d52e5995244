package io.rostrum.capture.recording;

import io.rostrum.capture.device.CapturedFrame;
import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.ffmpeg.AudioEncoder;
import io.rostrum.encoder.ffmpeg.Frame;
import io.rostrum.encoder.media.AudioFormat;
import io.rostrum.encoder.media.Codec;
import io.rostrum.encoder.media.EncodedSample;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Encodes sound as FLAC without a hole: what is missing becomes silence, what comes twice is left out, and a device whose
 * clock runs off is stretched back without a sound to be heard: by parts of a thousand, as soon as it is 2 ms off. One thread.
 *
 * <p>The track begins at the recording's zero, with silence if the first sound came later.
 */
final class AudioTrackEncoder implements TrackEncoder {
    private static final int RATE = 48_000;
    /** A hole longer than this is filled with silence; a shorter one is jitter and is stretched over. */
    private static final int HOLE = RATE / 10;

    /** The follower lets so much pass without stretching. */
    private static final int JITTER = RATE / 100;

    private static final int SILENCE_BLOCK = RATE / 2;
    /** While nothing comes, silence follows at this distance: no read that still succeeds takes longer. */
    private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(7);

    /** What comes later than this while the source is known to be away is not waited for. */
    private static final long LATE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final String FOLLOW_THE_CLOCK = ":async=1000:min_comp=0.002:min_hard_comp=0.1";

    private final TrackClock clock;
    private final TrackOutput output;
    private final SampleClock times = new SampleClock();
    private AudioFormat format;
    private SoundShaper shaper;
    private SoundShaper follower;
    private AudioEncoder encoder;
    private long end;
    private boolean repeating;
    private boolean absent;

    AudioTrackEncoder(TrackClock clock, TrackOutput output) {
        this.clock = clock;
        this.output = output;
    }

    /** How the device's clock does against the recording's. Any thread. */
    SampleClock times() {
        return times;
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
        sound.setPts(TrackClock.ticksOf(from, sound.sampleRate()));
        place(shaper.shape(sound));
    }

    private void open(Frame first) throws EncoderException {
        format = new AudioFormat(RATE, Math.min(2, first.channels()));
        shaper = new SoundShaper(format, "");
        encoder = AudioEncoder.open(Codec.FLAC, format, 0);
        end = TrackClock.ticksOf(output.open(encoder.format()).toNanos(), RATE);
        follower = new SoundShaper(format, FOLLOW_THE_CLOCK + ":first_pts=" + end);
    }

    /** Puts blocks of the track's own shape at their places on the track. */
    private void place(List<Frame> blocks) throws EncoderException {
        for (Frame next : blocks) {
            try (Frame block = next) {
                long start = block.pts();
                if (start - end > HOLE) {
                    fillTo(start);
                }
                // What comes twice is left out up to its very end: else the sound would lag behind by the rest.
                repeating = end - start > (repeating ? JITTER : HOLE);
                if (!repeating) {
                    follow(block);
                    end = Math.max(end, start + block.samples());
                }
            }
        }
    }

    private void fillTo(long sample) throws EncoderException {
        while (sample - end > 0) {
            int samples = (int) Math.min(SILENCE_BLOCK, sample - end);
            try (Frame silence = Frame.audio(samples, format, "s16")) {
                int bytes = samples * format.channels() * 2;
                ByteBuffer plane = silence.plane(0, bytes);
                plane.put(new byte[bytes]);
                silence.setPts(end);
                follow(silence);
                end += samples;
            }
        }
    }

    private void follow(Frame block) throws EncoderException {
        encode(follower.shape(block));
    }

    private void encode(List<Frame> blocks) throws EncoderException {
        for (Frame next : blocks) {
            try (Frame block = next) {
                encoder.send(block);
            }
        }
        drain();
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
        long safe = TrackClock.ticksOf(clock.since(nowNanos) - patience, RATE);
        if (encoder != null && safe > end) {
            fillTo(safe);
        }
    }

    @Override
    public void finish(long endNanos) throws EncoderException {
        if (encoder != null) {
            place(shaper.shape(null));
            if (absent) {
                fillTo(TrackClock.ticksOf(clock.since(endNanos), RATE));
            }
            encode(follower.shape(null));
            encoder.send(null);
            drain();
            output.close();
        }
    }

    @Override
    public void close() throws EncoderException {
        if (encoder != null) {
            shaper.close();
            follower.close();
            encoder.close();
        }
        output.close();
    }
}
