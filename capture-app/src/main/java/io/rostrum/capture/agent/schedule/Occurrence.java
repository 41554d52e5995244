package io.rostrum.capture.agent.schedule;

import java.time.Instant;
import java.util.Objects;

/**
 * One lecture on one day.
 *
 * @param key names it over restarts and over changes of the timetable that do not move it
 * @param slot the id of its slot or calendar
 * @param lecture what it is
 * @param start inclusive
 * @param end exclusive, after the start
 * @param autoStart whether it is recorded by itself
 */
public record Occurrence(String key, String slot, Lecture lecture, Instant start, Instant end, boolean autoStart) {
    public Occurrence {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(slot, "slot");
        Objects.requireNonNull(lecture, "lecture");
        if (!start.isBefore(end)) {
            throw new IllegalArgumentException("A lecture ends after it starts.");
        }
    }

    /** Whether it is taught at that moment. */
    boolean covers(Instant moment) {
        return !moment.isBefore(start) && moment.isBefore(end);
    }

    /** Whether both are taught at some moment; one that starts when the other ends does not overlap. */
    boolean overlaps(Occurrence other) {
        return start.isBefore(other.end) && other.start.isBefore(end);
    }
}
