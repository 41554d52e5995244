package io.rostrum.capture.agent.jobs;

import java.util.Locale;

/** How a job does: WAITING ⇄ RUNNING → DONE or FAILED. A failed try that will be repeated is WAITING again. */
public enum JobState {
    WAITING,
    RUNNING,
    DONE,
    FAILED;

    /** The state's name in JSON. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
