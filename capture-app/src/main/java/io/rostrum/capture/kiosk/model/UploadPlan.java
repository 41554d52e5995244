package io.rostrum.capture.kiosk.model;

import io.rostrum.capture.kiosk.client.Destination;
import java.time.DateTimeException;
import java.time.LocalTime;

/**
 * When lectures leave this PC.
 *
 * @param time the time that belongs to the kind, or {@code null}
 */
public record UploadPlan(Kind kind, LocalTime time) {
    private static final LocalTime EVENING = LocalTime.of(17, 0);
    private static final UploadPlan ALWAYS = new UploadPlan(Kind.ALWAYS, null);

    /** The kinds of plan. */
    public enum Kind {
        /** No destination. */
        OFF,
        /** As soon as they are ready. */
        ALWAYS,
        /** This evening from the time on. */
        TONIGHT,
        /** From the time on. */
        FROM,
        /** The window is open until the time. */
        OPEN_UNTIL
    }

    /** Reads the plan at a moment of the day. A window that cannot be read counts as always open. */
    static UploadPlan of(Destination destination, LocalTime now) {
        if (!destination.configured()) {
            return new UploadPlan(Kind.OFF, null);
        }
        if (destination.window() == null || destination.window().isBlank()) {
            return ALWAYS;
        }
        String[] ends = destination.window().split("-", 2);
        try {
            return of(LocalTime.parse(ends[0].strip()), LocalTime.parse(ends[ends.length - 1].strip()), now);
        } catch (DateTimeException e) {
            // The agent checks its settings; a form of window that is newer than this kiosk is no reason to alarm a
            // lecturer.
            return ALWAYS;
        }
    }

    private static UploadPlan of(LocalTime from, LocalTime to, LocalTime now) {
        boolean overnight = to.isBefore(from);
        boolean afterFrom = !now.isBefore(from);
        boolean beforeTo = now.isBefore(to);
        if (overnight ? afterFrom || beforeTo : afterFrom && beforeTo) {
            return new UploadPlan(Kind.OPEN_UNTIL, to);
        }
        return new UploadPlan(from.isBefore(EVENING) ? Kind.FROM : Kind.TONIGHT, from);
    }
}
