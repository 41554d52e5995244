package io.rostrum.capture.device;

import io.rostrum.encoder.ffmpeg.Frame;

/**
 * A picture or a block of sound, and when it happened.
 *
 * @param frame owned by this; its own pts means nothing here
 * @param nanos when the picture was taken or the block's first sample was heard, on the machine's monotonic clock
 *     ({@link System#nanoTime()})
 * @param coded the picture as the camera coded it, if a master may hold that camera's pictures so; else null
 */
public record CapturedFrame(Frame frame, long nanos, CodedPicture coded) implements AutoCloseable {
    /** A frame that nobody coded before. */
    public CapturedFrame(Frame frame, long nanos) {
        this(frame, nanos, null);
    }

    /** Another reference to the same pixels or samples. */
    public CapturedFrame retain() {
        return new CapturedFrame(frame.retain(), nanos, coded);
    }

    @Override
    public void close() {
        frame.close();
    }
}
