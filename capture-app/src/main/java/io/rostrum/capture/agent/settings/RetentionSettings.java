package io.rostrum.capture.agent.settings;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * What makes room. Only recordings for which every destination signed a receipt are ever touched, and those of destinations
 * that free without one ({@link Destination#freeWithoutReceipt()}).
 *
 * @param masters how long after its end a published lecture keeps its masters; empty for ever
 * @param packages how long it keeps its package; empty for ever
 * @param keepFree with less than this free, the oldest published lectures lose their masters, then their packages, earlier;
 *     0 for never
 */
public record RetentionSettings(Optional<Duration> masters, Optional<Duration> packages, long keepFree) {
    /** Two weeks to correct a layout or a trim; the rest when the disk asks for it. */
    public static final RetentionSettings STANDARD =
            new RetentionSettings(Optional.of(Duration.ofDays(14)), Optional.of(Duration.ofDays(30)), 20_000_000_000L);

    public RetentionSettings {
        Objects.requireNonNull(masters, "masters");
        Objects.requireNonNull(packages, "packages");
        if (keepFree < 0) {
            throw new IllegalArgumentException("The room to keep free is at least 0.");
        }
    }
}
