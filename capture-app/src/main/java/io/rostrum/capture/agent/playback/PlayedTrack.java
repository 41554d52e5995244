package io.rostrum.capture.agent.playback;

import io.rostrum.encoder.EncoderException;

/** One track that is played: what comes next, and when. One thread. */
interface PlayedTrack extends AutoCloseable {
    /** At the end of a track. */
    long END = Long.MAX_VALUE;

    /** When what comes next belongs, milliseconds on the recording's clock; {@link #END} if nothing does. */
    long nextMillis() throws EncoderException, InterruptedException;

    /** Whether what falls into a hidden pause counts all the same. */
    default boolean isShownInPauses() {
        return false;
    }

    /** What comes next. */
    Part take() throws EncoderException;

    /** Passes over what comes next. */
    void skip();

    @Override
    void close();
}
