package io.rostrum.capture.kiosk.client;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Which part of a lecture is published, milliseconds after its start; {@code null} is the start or the end itself.
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Trim(Long inMs, Long outMs) {
    /** All of it. */
    public static final Trim NONE = new Trim(null, null);

    /** Requires that something is left. */
    public Trim {
        if (inMs != null && inMs < 0 || inMs != null && outMs != null && outMs <= inMs) {
            throw new IllegalArgumentException("A lecture from " + inMs + " to " + outMs + " ms has no length.");
        }
    }

    /** Where it starts, milliseconds. */
    public long start() {
        return inMs == null ? 0 : inMs;
    }

    /** Where it ends, milliseconds, in a lecture of a length. */
    public long end(long durationMs) {
        return outMs == null ? durationMs : Math.min(outMs, durationMs);
    }
}
