package io.rostrum.capture.kiosk.client;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/**
 * A condition that somebody should know of.
 *
 * @param kind for example {@code no-sound}; screens have a sentence for each
 * @param severity {@code info}, {@code warning} or {@code serious}
 * @param source the source's id, or {@code null}
 * @param end when it passed, {@code null} while it lasts
 * @param values numbers for the sentence
 */
public record Alarm(
        String id,
        String kind,
        String severity,
        String source,
        Instant onset,
        Instant end,
        Map<String, Object> values) {
    /** The lecturer speaks in a slot of the timetable and nothing is recorded. */
    public static final String TEACHING = "teaching-not-recording";

    /** Requires a kind. */
    public Alarm {
        Objects.requireNonNull(kind, "kind");
        id = Objects.requireNonNullElse(id, kind);
        severity = Objects.requireNonNullElse(severity, "warning");
        values = values == null ? Map.of() : Map.copyOf(values);
    }

    /** Whether it lasts. */
    public boolean isActive() {
        return end == null;
    }

    /** Whether the lecture suffers from it. */
    public boolean isSerious() {
        return severity.equals("serious");
    }
}
