package io.rostrum.encoder.text;

import java.time.Duration;

/**
 * A named part of the lecture.
 *
 * @param start from the programme's start
 * @param title for people, one line
 */
public record Chapter(Duration start, String title) {
    public Chapter {
        if (start.isNegative()) {
            throw new IllegalArgumentException("A chapter starts within the lecture, not at " + start + ".");
        }
        if (title.isBlank()) {
            throw new IllegalArgumentException("The chapter at " + start + " needs a title.");
        }
        title = title.strip().replaceAll("\\s+", " ");
    }
}
