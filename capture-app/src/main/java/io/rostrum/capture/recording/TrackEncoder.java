package io.rostrum.capture.recording;

import io.rostrum.capture.device.CapturedFrame;
import io.rostrum.encoder.EncoderException;

/** Turns a source's frames into a master. One thread. */
interface TrackEncoder extends AutoCloseable {
    /** Takes a frame, which the caller still owns. */
    void accept(CapturedFrame frame) throws EncoderException;

    /**
     * Nothing came for a while; called about twice a second then.
     *
     * @param why the source is away, or null if that is not known
     */
    default void idle(long nowNanos, Absence why) throws EncoderException {}

    /**
     * Encodes what is held back and completes the master.
     *
     * @param endNanos the recording's end: as far reaches what stands in for a source that is away
     */
    void finish(long endNanos) throws EncoderException;

    /** Frees everything, also after a failure; what was forced to disk stays. */
    @Override
    void close() throws EncoderException;
}
