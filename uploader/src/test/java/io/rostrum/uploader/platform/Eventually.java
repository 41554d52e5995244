package io.rostrum.uploader.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Polls until something is as expected; the deadline is far away and only there to end a failing test. */
final class Eventually {
    private static final Duration DEADLINE = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private Eventually() {}

    static <T> void becomes(Callable<T> value, T expected) throws Exception {
        long end = System.nanoTime() + DEADLINE.toNanos();
        T last = value.call();
        while (!expected.equals(last) && System.nanoTime() - end < 0) {
            LockSupport.parkNanos(PAUSE.toNanos());
            last = value.call();
        }
        assertThat(last).isEqualTo(expected);
    }
}
