package io.rostrum.encoder.text;

import java.time.Duration;
import java.util.Objects;

/**
 * One caption.
 *
 * @param line of its file on which its times stand, from 1
 * @param start when it appears, from the programme's start
 * @param end when it goes; later than the start
 * @param settings where it stands in the picture, as WebVTT writes it; empty for the usual place
 * @param text its lines as WebVTT cue text, already escaped: plain text with i, b, u and v tags at most
 */
public record Cue(int line, Duration start, Duration end, String settings, String text) {
    public Cue {
        Objects.requireNonNull(settings, "settings");
        Objects.requireNonNull(text, "text");
        if (start.isNegative() || end.compareTo(start) <= 0) {
            throw new IllegalArgumentException("A caption ends after it starts, not " + start + " to " + end + ".");
        }
    }
}
