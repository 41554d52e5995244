package io.rostrum.capture.bench;

/** Hears how a comparison goes on, on its thread. */
public interface BenchListener {
    /**
     * Something begins.
     *
     * @param what in a few words
     * @param part of the whole that is done, from 0 to 1
     */
    void step(String what, double part);

    /** A case is through. */
    void measured(CaseResult result);
}
