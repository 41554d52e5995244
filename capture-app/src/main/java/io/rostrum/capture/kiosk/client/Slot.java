package io.rostrum.capture.kiosk.client;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * The next lecture of the timetable, or the one that should run now.
 *
 * @param slot its id
 * @param autoStart whether it starts by itself
 */
public record Slot(
        String slot,
        String title,
        String course,
        String lecturer,
        String language,
        String layout,
        Instant start,
        Instant end,
        boolean autoStart) {
    /** Requires its times. */
    public Slot {
        slot = Objects.requireNonNullElse(slot, "");
        title = Objects.requireNonNullElse(title, "");
        Objects.requireNonNull(start, "start");
        Objects.requireNonNull(end, "end");
    }

    /** How long it is planned. */
    public Duration duration() {
        return Duration.between(start, end);
    }
}
