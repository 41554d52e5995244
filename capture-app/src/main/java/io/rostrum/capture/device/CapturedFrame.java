package io.rostrum.capture.device;

import io.rostrum.encoder.ffmpeg.Frame;

/**
 * A picture or a block of sound, and when it happened.
 *
 * @param frame owned by this; its own pts means nothing here
 * @param nanos when the picture was taken or the block's first sample was heard, on the machine's monotonic clock
 *     ({@link System#nanoTime()})
 */
public record CapturedFrame(Frame frame, long nanos) implements AutoCloseable {
    /** Another reference to the same pixels or samples. */
    public CapturedFrame retain() {
        return new CapturedFrame(frame.retain(), nanos);
    }

    @Override
    public void close() {
        frame.close();
    }
}
