package io.rostrum.capture.recording;

import java.time.Duration;
import java.util.Objects;

/**
 * A point in a recording that somebody named; becomes a chapter.
 *
 * @param at since the recording's start
 * @param text what they called it; empty if nothing
 */
public record Marker(Duration at, String text) {
    /** More than a chapter's name holds nobody reads. */
    static final int MAX_TEXT = 200;

    public Marker {
        Objects.requireNonNull(at, "at");
        text = text == null ? "" : text.strip();
        if (at.isNegative()) {
            throw new IllegalArgumentException("A marker lies after the recording's start, not at " + at + ".");
        }
        if (text.length() > MAX_TEXT) {
            throw new IllegalArgumentException("A marker's text has at most " + MAX_TEXT + " characters.");
        }
    }
}
