package io.rostrum.capture.agent.jobs;

import java.time.Instant;

/**
 * How a try of a job ended.
 *
 * @param kind what follows
 * @param at when to go on, if the kind is WAIT
 * @param sentence why, for people; null if it is done
 */
record Outcome(Kind kind, Instant at, String sentence) {
    /** What follows a try. */
    enum Kind {
        /** Nothing: the work is done, or somebody did it before. */
        DONE,
        /** The job goes on at a given time; nothing failed. */
        WAIT,
        /** It failed in a way that may pass; it is tried again after a while that grows. */
        RETRY,
        /** It will not work however often it is tried. */
        FAILED
    }

    static final Outcome DONE = new Outcome(Kind.DONE, null, null);

    static Outcome waitUntil(Instant at, String sentence) {
        return new Outcome(Kind.WAIT, at, sentence);
    }

    static Outcome retry(String sentence) {
        return new Outcome(Kind.RETRY, null, sentence);
    }

    static Outcome failed(String sentence) {
        return new Outcome(Kind.FAILED, null, sentence);
    }
}
