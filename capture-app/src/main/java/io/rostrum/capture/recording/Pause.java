package io.rostrum.capture.recording;

import java.time.Duration;
import java.util.Objects;

/**
 * A stretch that the lecturer did not want in the programme.
 *
 * @param start since the recording's start
 * @param end since the recording's start; null while it lasts
 * @param mode whether the masters hold it
 */
public record Pause(Duration start, Duration end, PauseMode mode) {
    public Pause {
        Objects.requireNonNull(start, "start");
        Objects.requireNonNull(mode, "mode");
        if (start.isNegative() || end != null && end.compareTo(start) < 0) {
            throw new IllegalArgumentException(
                    "A pause runs forward from the recording's start, not from " + start + " to " + end + ".");
        }
    }

    /** Whether it still lasts. */
    public boolean isOpen() {
        return end == null;
    }

    Pause ending(Duration at) {
        return new Pause(start, at.compareTo(start) < 0 ? start : at, mode);
    }
}
