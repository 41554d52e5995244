package io.rostrum.encoder.pipeline;

import io.rostrum.encoder.media.Layout;
import java.time.Duration;
import java.util.Objects;

/**
 * From here on the programme has another layout.
 *
 * @param at on the inputs' clock: since the recording's start
 */
public record LayoutChange(Duration at, Layout layout) {
    public LayoutChange {
        Objects.requireNonNull(layout, "layout");
        if (at.isNegative()) {
            throw new IllegalArgumentException("A layout changes after the recording's start, not at " + at + ".");
        }
    }
}
