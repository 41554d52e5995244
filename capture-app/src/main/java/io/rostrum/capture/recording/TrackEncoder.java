package io.rostrum.capture.recording;

import io.rostrum.capture.device.CapturedFrame;
import io.rostrum.encoder.EncoderException;

/** Turns a source's frames into a master. One thread. */
interface TrackEncoder extends AutoCloseable {
    /** Takes a frame, which the caller still owns. */
    void accept(CapturedFrame frame) throws EncoderException;

    /** Nothing came for a while. */
    default void idle(long nowNanos) throws EncoderException {}

    /** Encodes what is held back and completes the master. */
    void finish() throws EncoderException;

    /** Frees everything, also after a failure; what was forced to disk stays. */
    @Override
    void close() throws EncoderException;
}
