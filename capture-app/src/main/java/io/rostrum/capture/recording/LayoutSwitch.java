package io.rostrum.capture.recording;

import io.rostrum.encoder.media.Layout;
import java.time.Duration;

/**
 * From here on the programme has another layout.
 *
 * @param at since the recording's start
 */
public record LayoutSwitch(Duration at, Layout layout) {}
