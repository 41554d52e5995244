package io.rostrum.encoder.text;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

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

    /**
     * A caption in its usual place, of text that need not be safe yet.
     *
     * @param number of the caption, or of the line on which it stands
     * @return empty if nothing is left to show
     */
    public static Optional<Cue> ofLines(int number, Duration start, Duration end, Iterable<String> lines) {
        String text = CueText.of(lines);
        return text.isEmpty() ? Optional.empty() : Optional.of(new Cue(number, start, end, "", text));
    }
}
