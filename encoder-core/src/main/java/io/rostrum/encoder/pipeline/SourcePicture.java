package io.rostrum.encoder.pipeline;

import io.rostrum.encoder.ffmpeg.Frame;

/** The picture that a source shows now, and how often it has changed. One thread. */
final class SourcePicture implements AutoCloseable {
    private final boolean still;
    private Frame frame;
    private long version;

    /**
     * No picture yet.
     *
     * @param still whether the source mostly stands still, so that pictures which are the same to the eye count as one
     */
    SourcePicture(boolean still) {
        this.still = still;
    }

    /** Takes the next picture, which it closes in time. */
    void show(Frame next) {
        if (still && frame != null && Likeness.same(frame, next)) {
            next.close();
            return;
        }
        close();
        frame = next;
        version++;
    }

    Frame frame() {
        return frame;
    }

    long version() {
        return version;
    }

    @Override
    public void close() {
        if (frame != null) {
            frame.close();
            frame = null;
        }
    }
}
