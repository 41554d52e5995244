package io.rostrum.capture.kiosk.client;

import java.util.Objects;

/**
 * A piece of work on a finished recording.
 *
 * @param recording the recording's id
 * @param kind {@code encode} or {@code upload}
 * @param state {@code waiting}, {@code running}, {@code done} or {@code failed}
 * @param progress from 0 to 1
 */
public record Job(String id, String recording, String kind, String state, double progress, String message) {
    /** Requires an id. */
    public Job {
        Objects.requireNonNull(id, "id");
    }

    /** Whether it waits or runs, so that the PC is still needed. */
    public boolean isOpen() {
        return "waiting".equals(state) || "running".equals(state);
    }

    /** Whether it runs just now. */
    public boolean isRunning() {
        return "running".equals(state);
    }

    /** Whether it was given up. */
    public boolean isFailed() {
        return "failed".equals(state);
    }
}
