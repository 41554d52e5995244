package io.rostrum.encoder.pipeline;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.ffmpeg.Frame;
import io.rostrum.encoder.media.MediaKind;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Leaves out the frames that are cut away, and brings the others together: pictures whole, sound to the sample. What a source showed
 * at a cut's end stays shown until its next picture, however rarely those come. Holds at most two frames. One thread.
 */
final class CutFrames implements AutoCloseable {
    /** A picture that follows so soon needs no stand-in, which would only disturb the rhythm. */
    private static final double SOON_SECONDS = 0.25;

    private final Cuts cuts;
    private final int timescale;
    private final Deque<Frame> ready = new ArrayDeque<>();
    private Frame hidden;

    /**
     * Frames of one stream.
     *
     * @param timescale ticks a second of their times
     */
    CutFrames(Cuts cuts, int timescale) {
        this.cuts = cuts;
        this.timescale = timescale;
    }

    /** Takes the next frame, which is then this object's. */
    void add(Frame frame) throws EncoderException {
        if (cuts.isEmpty()) {
            ready.add(frame);
        } else if (frame.kind() == MediaKind.AUDIO) {
            addSound(frame);
        } else {
            addPicture(frame);
        }
    }

    private void addPicture(Frame picture) {
        long at = micros(picture.pts());
        if (cuts.hide(at)) {
            hide(picture);
            return;
        }
        if (hidden != null) {
            long cutEnd = ticks(cuts.endBefore(at));
            if (cutEnd < picture.pts() - timescale * SOON_SECONDS) {
                hidden.setPts(cutEnd);
                moveUp(hidden);
                ready.add(hidden);
                hidden = null;
            }
            hide(null);
        }
        long untilCut = ticksOrForever(cuts.startAfter(at)) - picture.pts();
        picture.setDuration(Math.min(picture.duration(), untilCut));
        moveUp(picture);
        ready.add(picture);
    }

    private void hide(Frame picture) {
        if (hidden != null) {
            hidden.close();
        }
        hidden = picture;
    }

    private void addSound(Frame whole) throws EncoderException {
        try (Frame block = whole) {
            int at = 0;
            while (at < block.samples()) {
                long time = micros(block.pts() + at);
                boolean cut = cuts.hide(time);
                long change = cut ? cuts.endAfter(time) : cuts.startAfter(time);
                long until = ticksOrForever(change) - block.pts();
                int to = (int) Math.min(block.samples(), Math.max(at + 1L, until));
                if (!cut) {
                    Frame part = at == 0 && to == block.samples() ? block.retain() : block.part(at, to);
                    moveUp(part);
                    ready.add(part);
                }
                at = to;
            }
        }
    }

    private void moveUp(Frame frame) {
        frame.setPts(frame.pts() - ticks(cuts.before(micros(frame.pts()))));
    }

    private long micros(long ticks) {
        return Math.round(ticks * 1e6 / timescale);
    }

    private long ticksOrForever(long micros) {
        return micros == Long.MAX_VALUE ? Long.MAX_VALUE : ticks(micros);
    }

    private long ticks(long micros) {
        return Math.round(micros / 1e6 * timescale);
    }

    /** The next frame that is shown or heard, which the caller closes; null if there is none yet. */
    Frame poll() {
        return ready.poll();
    }

    @Override
    public void close() {
        hide(null);
        ready.forEach(Frame::close);
        ready.clear();
    }
}
