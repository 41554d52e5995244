package io.rostrum.uploader.job;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How long to bear failures that may pass.
 *
 * @param patience how long failures may follow each other without one new byte at the destination
 * @param attempts how many failures may follow each other without one new byte; 0 = as many as patience allows
 * @param firstDelay before the second try; doubles from try to try
 * @param longestDelay the doubling ends here
 */
public record RetryPolicy(Duration patience, int attempts, Duration firstDelay, Duration longestDelay) {
    public static final RetryPolicy DEFAULT =
            new RetryPolicy(Duration.ofMinutes(2), 0, Duration.ofMillis(500), Duration.ofSeconds(20));

    public RetryPolicy {
        if (patience.isNegative()
                || attempts < 0
                || firstDelay.isNegative()
                || longestDelay.compareTo(firstDelay) < 0) {
            throw new IllegalArgumentException("A retry policy needs times and counts of at least 0.");
        }
    }

    /**
     * The wait after the nth failure in a row (from 1): half of the doubled delay is sure, the other half is chance,
     * so that many rooms whose server came back do not all return in one second.
     *
     * @param chance between 0 and 1
     */
    public Duration delay(int failures, DoubleSupplier chance) {
        int doublings = Math.min(Math.max(failures - 1, 0), 30);
        long millis = Math.min(longestDelay.toMillis(), firstDelay.toMillis() << doublings);
        if (millis < 0) {
            millis = longestDelay.toMillis();
        }
        return Duration.ofMillis(millis / 2 + Math.round(millis / 2.0 * chance.getAsDouble()));
    }
}
