package io.rostrum.capture.kiosk.client;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * A recording, running or finished.
 *
 * @param state {@code recording}, {@code recorded}, {@code encoding}, {@code encoded}, {@code uploading},
 *     {@code published} or {@code failed}
 * @param elapsedMs milliseconds so far, of a running recording
 * @param durationMs milliseconds, of a finished recording
 * @param watchUrl where it can be watched, or {@code null}
 * @param problem a sentence about what went wrong, or {@code null}
 */
public record Recording(
        String id,
        String title,
        String state,
        String layout,
        Instant startedAt,
        Instant endedAt,
        long elapsedMs,
        long durationMs,
        String watchUrl,
        String problem) {
    /** Requires an id. */
    public Recording {
        Objects.requireNonNull(id, "id");
        title = Objects.requireNonNullElse(title, "");
        state = Objects.requireNonNullElse(state, "");
        layout = Objects.requireNonNullElse(layout, "");
    }

    /** How long a running recording has lasted. */
    public Duration elapsed() {
        return Duration.ofMillis(elapsedMs);
    }

    /** How long a finished recording is. */
    public Duration duration() {
        return Duration.ofMillis(durationMs);
    }
}
