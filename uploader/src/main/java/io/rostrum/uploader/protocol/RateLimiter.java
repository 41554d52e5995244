package io.rostrum.uploader.protocol;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.TokensInheritanceStrategy;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The one tap that all connections of an upload share. What it lets through may change at any moment. Safe for several
 * threads.
 */
final class RateLimiter {
    private static final int LARGEST_SLICE = 128 << 10;
    private static final int SMALLEST_SLICE = 1 << 10;
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    private final io.rostrum.uploader.job.Bandwidth allowed;
    private long rate;
    private long lookedAt;
    private Bucket bucket;

    RateLimiter(io.rostrum.uploader.job.Bandwidth allowed) {
        this.allowed = allowed;
        this.lookedAt = System.nanoTime();
        set(allowed.bytesPerSecond());
    }

    /** Takes bytes that leave now. Returns for how long nothing more should leave, in nanoseconds. */
    synchronized long take(long bytes) {
        long now = System.nanoTime();
        if (now - lookedAt > LOOK_NANOS) {
            lookedAt = now;
            set(allowed.bytesPerSecond());
        }
        return bucket == null || bytes == 0 ? 0 : Math.max(0, bucket.consumeIgnoringRateLimits(bytes));
    }

    /** Takes bytes that leave now and waits until more may; a change of the rate is felt within a moment. */
    void pass(long bytes) throws InterruptedException {
        long nanos = take(bytes);
        long from = System.nanoTime();
        while (nanos > 0 && System.nanoTime() - from < nanos && isLimited()) {
            TimeUnit.NANOSECONDS.sleep(Math.min(LOOK_NANOS, nanos - (System.nanoTime() - from)));
            take(0);
        }
    }

    private synchronized boolean isLimited() {
        return bucket != null;
    }

    /** How many bytes to move at once: as many as is quick, but few at a low rate. */
    int piece(int most) {
        synchronized (this) {
            return rate == 0 ? most : Math.min(most, slice());
        }
    }

    /** How many bytes to read at once: few at a low rate, so that a slow body still moves and is not taken for a stall. */
    synchronized int slice() {
        return rate == 0 ? LARGEST_SLICE : (int) Math.max(SMALLEST_SLICE, Math.min(LARGEST_SLICE, rate / 4));
    }

    private void set(long bytesPerSecond) {
        if (bytesPerSecond == rate) {
            return;
        }
        rate = bytesPerSecond;
        if (rate == 0) {
            bucket = null;
        } else if (bucket == null) {
            bucket = Bucket.builder()
                    .addLimit(limit(rate))
                    .withNanosecondPrecision()
                    .build();
        } else {
            bucket.replaceConfiguration(
                    BucketConfiguration.builder().addLimit(limit(rate)).build(),
                    TokensInheritanceStrategy.PROPORTIONALLY);
        }
    }

    /** A fifth of a second may burst: enough to fill a buffer, too little to be felt. */
    private static Bandwidth limit(long rate) {
        return Bandwidth.builder()
                .capacity(Math.max(1, rate / 5))
                .refillGreedy(rate, Duration.ofSeconds(1))
                .initialTokens(0)
                .build();
    }
}
