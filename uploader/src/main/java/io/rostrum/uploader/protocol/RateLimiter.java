package io.rostrum.uploader.protocol;

import io.github.bucket4j.Bucket;
import java.time.Duration;

/** The one tap that all connections of an upload share. Safe for several threads. */
final class RateLimiter {
    private static final int LARGEST_SLICE = 32 << 10;
    private static final int SMALLEST_SLICE = 1 << 10;

    private final Bucket bucket;
    private final int slice;

    /** @param bytesPerSecond 0 = unlimited */
    RateLimiter(long bytesPerSecond) {
        slice = bytesPerSecond == 0
                ? LARGEST_SLICE
                : (int) Math.max(SMALLEST_SLICE, Math.min(LARGEST_SLICE, bytesPerSecond / 4));
        bucket = bytesPerSecond == 0
                ? null
                : Bucket.builder()
                        .addLimit(limit -> limit
                                // A fifth of a second may burst: enough to fill a buffer, too little to be felt.
                                .capacity(Math.max(1, bytesPerSecond / 5))
                                .refillGreedy(bytesPerSecond, Duration.ofSeconds(1))
                                .initialTokens(0))
                        .withNanosecondPrecision()
                        .build();
    }

    /** Takes bytes that leave now. Returns for how long nothing more should leave, in nanoseconds. */
    long take(long bytes) {
        return bucket == null || bytes == 0 ? 0 : Math.max(0, bucket.consumeIgnoringRateLimits(bytes));
    }

    /** How many bytes to read at once: few at a low rate, so that a slow body still moves and is not taken for a stall. */
    int slice() {
        return slice;
    }
}
