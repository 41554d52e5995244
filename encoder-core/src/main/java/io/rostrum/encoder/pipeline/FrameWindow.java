package io.rostrum.encoder.pipeline;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.ffmpeg.Frame;
import io.rostrum.encoder.media.MediaKind;
import java.util.ArrayList;
import java.util.List;

/**
 * A track's turn: lets only those frames through that lie in it, sound to the sample. What a track showed when its turn begins is
 * shown, however rarely its pictures come. One thread.
 */
final class FrameWindow implements AutoCloseable {
    private final long from;
    private final long to;
    private Frame early;
    private boolean passed;

    private FrameWindow(long from, long to) {
        this.from = from;
        this.to = to;
    }

    /** A source's, with times in ticks of a timescale. */
    static FrameWindow of(Source source, int timescale) {
        return new FrameWindow(ticks(source.fromMicros(), timescale), ticks(source.toMicros(), timescale));
    }

    private static long ticks(long micros, int timescale) {
        boolean open = micros == Long.MIN_VALUE || micros == Long.MAX_VALUE;
        return open ? micros : Math.round(micros / 1e6 * timescale);
    }

    /** Whether the turn is over, so that nothing more need be decoded. */
    boolean hasPassed() {
        return passed;
    }

    /** What of the next frame, which becomes this object's, lies in the turn; the caller closes what comes out. */
    List<Frame> cut(Frame frame) throws EncoderException {
        if (frame.pts() >= to) {
            passed = true;
            frame.close();
            return List.of();
        }
        return frame.kind() == MediaKind.AUDIO ? sound(frame) : picture(frame);
    }

    private List<Frame> sound(Frame block) throws EncoderException {
        int begin = (int) Math.min(block.samples(), from - Math.min(from, block.pts()));
        int end = to - block.samples() >= block.pts() ? block.samples() : (int) (to - block.pts());
        if (begin == 0 && end == block.samples()) {
            return List.of(block);
        }
        try (Frame whole = block) {
            return begin < end ? List.of(whole.part(begin, end)) : List.of();
        }
    }

    private List<Frame> picture(Frame picture) {
        if (picture.pts() < from) {
            close();
            early = picture;
            return List.of();
        }
        List<Frame> own = new ArrayList<>();
        if (early != null && picture.pts() > from) {
            early.setPts(from);
            own.add(early);
            early = null;
        }
        close();
        own.add(picture);
        return own;
    }

    @Override
    public void close() {
        if (early != null) {
            early.close();
            early = null;
        }
    }
}
