package io.rostrum.capture.agent.playback;

import io.rostrum.capture.recording.SoundShaper;
import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.ffmpeg.Frame;
import io.rostrum.encoder.media.AudioFormat;
import java.util.ArrayDeque;
import java.util.Deque;

/** The sound of a lecture in the one shape that every player takes. One thread. */
final class SoundTrack implements PlayedTrack {
    static final int RATE = 48_000;
    static final int CHANNELS = 2;

    private static final int BYTES = CHANNELS * Short.BYTES;

    private final TrackFrames frames;
    private final long from;
    private final SoundShaper shaper = new SoundShaper(new AudioFormat(RATE, CHANNELS), "");
    private final Deque<Frame> blocks = new ArrayDeque<>();
    private long next = Long.MIN_VALUE;
    private boolean ended;

    /** Takes the frames over. */
    SoundTrack(TrackFrames frames, long from) {
        this.frames = frames;
        this.from = from;
    }

    @Override
    public long nextMillis() throws EncoderException, InterruptedException {
        while (blocks.isEmpty() && !ended) {
            read();
        }
        return blocks.isEmpty() ? END : next;
    }

    private void read() throws EncoderException, InterruptedException {
        try (Frame frame = frames.next()) {
            if (frame == null) {
                blocks.addAll(shaper.shape(null));
                ended = true;
            } else if (frames.millis(frame) + frame.samples() * 1000L / frame.sampleRate() > from) {
                if (next == Long.MIN_VALUE) {
                    next = Math.max(0, frames.millis(frame));
                }
                blocks.addAll(shaper.shape(frame));
            }
        }
    }

    @Override
    public Part take() {
        long millis = next;
        return new Part(Part.SOUND, millis, null, bytes(pass()));
    }

    @Override
    public void skip() {
        pass().close();
    }

    /** When the block that comes next is over; only while one does. */
    long endMillis() {
        return next + lengthMillis(blocks.peek());
    }

    private static long lengthMillis(Frame block) {
        return Math.round(block.samples() * 1000.0 / RATE);
    }

    /** A block lasts as long as its samples do: the sound itself is the clock. */
    private Frame pass() {
        Frame block = blocks.poll();
        next += lengthMillis(block);
        return block;
    }

    /** The high byte first; frees the block. */
    private static byte[] bytes(Frame block) {
        byte[] samples = new byte[block.samples() * BYTES];
        try (Frame read = block) {
            read.plane(0, samples.length).get(samples);
        }
        for (int i = 0; i < samples.length; i += Short.BYTES) {
            byte low = samples[i];
            samples[i] = samples[i + 1];
            samples[i + 1] = low;
        }
        return samples;
    }

    @Override
    public void close() {
        blocks.forEach(Frame::close);
        shaper.close();
        frames.close();
    }
}
