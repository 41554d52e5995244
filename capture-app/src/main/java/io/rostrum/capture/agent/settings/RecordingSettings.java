package io.rostrum.capture.agent.settings;

import io.rostrum.capture.recording.RecorderSettings;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * How lectures are recorded.
 *
 * @param preBuffer how much from before the press of Record a recording may hold; zero for none
 * @param plannedLength of a recording for which nobody says another; empty for an end by hand
 * @param autoStop whether a recording ends by itself when its planned length is over
 */
public record RecordingSettings(Duration preBuffer, Optional<Duration> plannedLength, boolean autoStop) {
    private static final Duration LONGEST = Duration.ofHours(24);

    /** Half a minute from before, and an end by hand. */
    public static final RecordingSettings STANDARD =
            new RecordingSettings(RecorderSettings.STANDARD_PRE_BUFFER, Optional.empty(), true);

    /** Begins at the press of Record and ends by hand. */
    public static final RecordingSettings WITHOUT_PRE_BUFFER =
            new RecordingSettings(Duration.ZERO, Optional.empty(), true);

    public RecordingSettings {
        Objects.requireNonNull(plannedLength, "plannedLength");
        if (preBuffer.isNegative() || preBuffer.compareTo(RecorderSettings.LONGEST_PRE_BUFFER) > 0) {
            throw new IllegalArgumentException(
                    "A pre-buffer holds 0s to " + Amounts.text(RecorderSettings.LONGEST_PRE_BUFFER) + ".");
        }
        if (plannedLength
                .filter(length -> length.isZero() || length.compareTo(LONGEST) > 0)
                .isPresent()) {
            throw new IllegalArgumentException("A planned length is more than nothing and at most 24h.");
        }
    }
}
