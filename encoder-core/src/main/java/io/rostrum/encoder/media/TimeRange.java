package io.rostrum.encoder.media;

import java.time.Duration;

/** A stretch of a recording, from {@code start} inclusive to {@code end} exclusive, both since the recording's start. */
public record TimeRange(Duration start, Duration end) {
    public TimeRange {
        if (start.isNegative() || end.compareTo(start) < 0) {
            throw new IllegalArgumentException(
                    "A time range runs forward from zero, not from " + start + " to " + end + ".");
        }
    }

    public Duration length() {
        return end.minus(start);
    }
}
