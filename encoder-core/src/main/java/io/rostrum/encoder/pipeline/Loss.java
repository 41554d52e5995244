package io.rostrum.encoder.pipeline;

import io.rostrum.encoder.media.MediaKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/**
 * A stretch of an input that could not be used because the file is damaged; the programme goes on with what is there.
 *
 * @param file the input
 * @param kind what is missing; null for picture and sound both
 * @param start since the programme's start
 * @param length how long; zero if nobody knows
 * @param reason why, to go on after "for"
 */
public record Loss(Path file, MediaKind kind, Duration start, Duration length, String reason) {
    private static final double MILLIS = 1000;

    /** One sentence for a person. */
    public String sentence() {
        String what =
                kind == null ? "picture and sound are" : kind == MediaKind.VIDEO ? "the picture is" : "the sound is";
        String howLong = length.isZero() ? "" : String.format(Locale.ROOT, " for %.1f s", length.toMillis() / MILLIS);
        return String.format(
                Locale.ROOT,
                "%s: from %.1f s on %s missing or damaged%s; %s.",
                file,
                start.toMillis() / MILLIS,
                what,
                howLong,
                reason);
    }

    Duration end() {
        return start.plus(length);
    }
}
