package io.rostrum.capture.kiosk.client;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
 * @param paused the pause that lasts, or {@code null}
 * @param plannedEnd when it should end, or {@code null}
 * @param trim what is published of it, or {@code null} for all
 */
public record Recording(
        String id,
        String title,
        String course,
        String lecturer,
        String language,
        String layout,
        String state,
        Instant startedAt,
        Instant endedAt,
        long elapsedMs,
        long durationMs,
        String watchUrl,
        String problem,
        Pause paused,
        Instant plannedEnd,
        List<Marker> markers,
        Trim trim) {
    /** Requires an id. */
    public Recording {
        Objects.requireNonNull(id, "id");
        title = Objects.requireNonNullElse(title, "");
        state = Objects.requireNonNullElse(state, "");
        layout = Objects.requireNonNullElse(layout, "");
        markers = markers == null ? List.of() : List.copyOf(markers);
        trim = trim == null ? Trim.NONE : trim;
    }

    /** How long a running recording has lasted. */
    public Duration elapsed() {
        return Duration.ofMillis(elapsedMs);
    }

    /** How long a finished recording is. */
    public Duration duration() {
        return Duration.ofMillis(durationMs);
    }

    /** Whether it runs but is paused. */
    public boolean isPaused() {
        return paused != null;
    }

    /** Whether it still runs. */
    public boolean isRunning() {
        return state.equals("recording");
    }
}
