package io.rostrum.uploader.night;

import io.rostrum.uploader.job.UploadException;
import io.rostrum.uploader.job.UploadException.Code;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleSupplier;

/**
 * What follows a delivery that failed: how long to wait for the next try, or that only a person can mend it. Never gives up
 * by itself: what is not held is tried for ever.
 *
 * @param held failures of the package itself, which no further try mends
 * @param first wait; doubles from failure to failure
 * @param longest the doubling ends here
 */
public record QueueRetry(Set<Code> held, Duration first, Duration longest) {
    public static final QueueRetry DEFAULT = new QueueRetry(
            Set.of(Code.BAD_PACKAGE, Code.CHANGED, Code.REJECTED), Duration.ofSeconds(15), Duration.ofMinutes(15));

    private static final int MOST_DOUBLINGS = 20;

    public QueueRetry {
        held = Set.copyOf(held);
        Objects.requireNonNull(first, "first");
        if (first.isNegative() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException("A retry needs waits of at least 0 that do not shrink.");
        }
    }

    /**
     * The wait before the next try; empty if the delivery is held.
     *
     * @param failures that went before in a row
     * @param chance between 0 and 1; half of the wait is sure, the other half is chance
     */
    public Optional<Duration> after(UploadException failure, int failures, DoubleSupplier chance) {
        if (held.contains(failure.code())) {
            return Optional.empty();
        }
        Duration doubled = first.multipliedBy(1L << Math.min(Math.max(failures, 0), MOST_DOUBLINGS));
        long millis = Math.min(doubled.toMillis(), longest.toMillis());
        Duration ours = Duration.ofMillis(millis / 2 + Math.round(millis / 2.0 * chance.getAsDouble()));
        return Optional.of(
                failure.asksToWait().filter(asked -> asked.compareTo(ours) > 0).orElse(ours));
    }
}
