package io.rostrum.capture.recording;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.ffmpeg.Frame;
import io.rostrum.encoder.media.AudioFormat;
import java.util.List;

/**
 * Makes an unbroken stream of samples on the recording's clock from blocks as a device gives them: what is missing becomes
 * silence, what comes twice is left out, and a device whose clock runs off is stretched back without a sound to be heard: by
 * parts of a thousand, as soon as it is 2 ms off. One thread.
 */
final class SoundTimeline implements AutoCloseable {
    private static final String FOLLOW_THE_CLOCK = ":async=1000:min_comp=0.002:min_hard_comp=0.1";

    /** Takes a block of 16-bit sound, which stays the timeline's. */
    interface Sink {
        void take(Frame block) throws EncoderException;
    }

    private final AudioFormat format;
    private final Sink sink;
    private final SoundShaper shaper;
    private final SoundShaper follower;
    /** A hole longer than this is filled with silence; a shorter one is jitter and is stretched over. */
    private final int hole;
    /** The follower lets so much pass without stretching. */
    private final int jitter;

    private long end;
    private boolean repeating;

    /**
     * A timeline.
     *
     * @param first the sample at which it begins
     */
    SoundTimeline(AudioFormat format, long first, Sink sink) {
        this.format = format;
        this.sink = sink;
        this.end = first;
        this.hole = format.sampleRate() / 10;
        this.jitter = format.sampleRate() / 100;
        this.shaper = new SoundShaper(format, "");
        this.follower = new SoundShaper(format, FOLLOW_THE_CLOCK + ":first_pts=" + first);
    }

    /** The sample up to which there is sound or silence. */
    long end() {
        return end;
    }

    /**
     * Adds a block of any shape, which the caller still owns.
     *
     * @param nanos when its first sample was heard, since the timeline's zero
     */
    void add(Frame sound, long nanos) throws EncoderException {
        sound.setPts(TrackClock.ticksOf(nanos, sound.sampleRate()));
        place(shaper.shape(sound));
    }

    /** Puts blocks of the timeline's own shape at their places. */
    private void place(List<Frame> blocks) throws EncoderException {
        for (Frame next : blocks) {
            try (Frame block = next) {
                long start = block.pts();
                if (start - end > hole) {
                    silenceTo(start);
                }
                // What comes twice is left out up to its very end: else the sound would lag behind by the rest.
                repeating = end - start > (repeating ? jitter : hole);
                if (!repeating) {
                    give(follower.shape(block));
                    end = Math.max(end, start + block.samples());
                }
            }
        }
    }

    /** Fills up with silence; nothing happens if there is sound up to there already. */
    void silenceTo(long sample) throws EncoderException {
        while (sample - end > 0) {
            int samples = (int) Math.min(format.sampleRate() / 2, sample - end);
            try (Frame silence = Frame.silence(samples, format, "s16")) {
                silence.setPts(end);
                give(follower.shape(silence));
                end += samples;
            }
        }
    }

    private void give(List<Frame> blocks) throws EncoderException {
        for (Frame next : blocks) {
            try (Frame block = next) {
                sink.take(block);
            }
        }
    }

    /** Gives out what is held back, filled up with silence to a sample if it ends before. */
    void finish(long sample) throws EncoderException {
        place(shaper.shape(null));
        silenceTo(sample);
        give(follower.shape(null));
    }

    @Override
    public void close() {
        shaper.close();
        follower.close();
    }
}
