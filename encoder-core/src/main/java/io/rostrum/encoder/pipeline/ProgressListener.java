package io.rostrum.encoder.pipeline;

import java.time.Duration;

/** Hears how far an encoding has come, some times a second, on a thread of the pipeline. Must return quickly. */
@FunctionalInterface
public interface ProgressListener {
    /** Hears nothing. */
    ProgressListener NONE = (done, total) -> {};

    /**
     * Another stretch is encoded.
     *
     * @param done media time encoded so far
     * @param total media time of the whole, or null if the inputs do not say
     */
    void progress(Duration done, Duration total);
}
