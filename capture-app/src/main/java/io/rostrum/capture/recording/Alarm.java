package io.rostrum.capture.recording;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A condition somebody should know of. It never stops or blocks capture.
 *
 * @param id of this occurrence, the same at its onset and at its end
 * @param kind what it is about
 * @param severity how bad it is
 * @param source the id of the source concerned, or null
 * @param recording the recording during which it began, or null
 * @param onset wall clock
 * @param end wall clock; null while it lasts
 * @param values numbers for the sentence that a person reads, by name; their names tell the unit
 */
public record Alarm(
        String id,
        AlarmKind kind,
        Severity severity,
        String source,
        RecordingId recording,
        Instant onset,
        Instant end,
        Map<String, Double> values) {
    /** How bad an alarm is. */
    public enum Severity {
        INFO,
        WARNING,
        /** The lecture is being lost, in part or whole. */
        SERIOUS;

        /** The severity's name in JSON. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Alarm {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(onset, "onset");
        values = Map.copyOf(values);
    }

    public boolean isOver() {
        return end != null;
    }

    /** How long it lasted; empty while it lasts. */
    public Optional<Duration> length() {
        return Optional.ofNullable(end).map(until -> Duration.between(onset, until));
    }

    /** The same with other numbers. */
    public Alarm with(Map<String, Double> now) {
        return new Alarm(id, kind, severity, source, recording, onset, end, now);
    }

    /** The same, over. */
    public Alarm ending(Instant at) {
        return new Alarm(id, kind, severity, source, recording, onset, at, values);
    }
}
