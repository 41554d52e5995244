package io.rostrum.capture.agent.jobs;

import java.util.Locale;

/**
 * How a job does: WAITING ⇄ RUNNING → DONE or FAILED; a person may make it CANCELLED. A failed try that will be repeated is
 * WAITING again.
 */
public enum JobState {
    WAITING,
    RUNNING,
    DONE,
    FAILED,
    CANCELLED;

    /** The state's name in JSON. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether there is still something to do. */
    public boolean isOpen() {
        return this == WAITING || this == RUNNING;
    }
}
