package io.rostrum.capture.agent.schedule;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Objects;

/**
 * One day on which a slot is not as usual.
 *
 * @param date the usual day
 * @param movedTo when it takes place instead; null if it is cancelled
 */
record SlotException(LocalDate date, Moved movedTo) {
    SlotException {
        Objects.requireNonNull(date, "date");
    }

    /** Another time. */
    record Moved(LocalDate date, LocalTime start, Duration length) {}

    boolean cancelled() {
        return movedTo == null;
    }
}
