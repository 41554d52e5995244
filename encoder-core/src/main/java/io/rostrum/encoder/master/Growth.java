package io.rostrum.encoder.master;

import io.rostrum.encoder.EncoderException;

/** Tells whether a recording's masters still grow. Asked some times a second, by any thread. */
@FunctionalInterface
public interface Growth {
    /** They are complete. */
    Growth ENDED = () -> true;

    /**
     * Whether nothing will be added any more. Once true, it stays true.
     *
     * @throws EncoderException if that cannot be found out, or the recording is not what it was: following it has no sense then
     */
    boolean hasEnded() throws EncoderException;
}
