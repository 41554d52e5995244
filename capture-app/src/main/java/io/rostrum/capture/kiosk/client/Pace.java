package io.rostrum.capture.kiosk.client;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits between tries, each time longer up to a limit, and ends the wait when closed. Used by one thread. */
final class Pace {
    private static final Duration FIRST = Duration.ofMillis(250);
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private final CountDownLatch closed = new CountDownLatch(1);
    private Duration next = FIRST;

    /** The last try worked: the next wait is short again. */
    void worked() {
        next = FIRST;
    }

    /** Waits; returns false when it was closed meanwhile. */
    boolean await() {
        Duration wait = next;
        next = wait.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : wait.multipliedBy(2);
        try {
            return !closed.await(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    boolean isOpen() {
        return closed.getCount() > 0;
    }

    void close() {
        closed.countDown();
    }
}
