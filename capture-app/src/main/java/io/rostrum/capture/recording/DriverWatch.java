package io.rostrum.capture.recording;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * One thread that works with a driver, seen from outside: whether it was told to end, and whether the driver has kept it
 * longer than a driver may. The thread tells; any other asks.
 */
final class DriverWatch {
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile boolean waits;
    private volatile long due;

    /** From now on the thread waits for the driver, which answers within a time. */
    void waits(Duration atMost) {
        due = System.nanoTime() + atMost.toNanos();
        waits = true;
    }

    /** The thread waits for no driver. */
    void rests() {
        waits = false;
    }

    /** Whether the driver should have answered by now. */
    boolean hangs() {
        return waits && System.nanoTime() - due > 0;
    }

    /** Tells the thread to end. */
    void close() {
        closing.countDown();
    }

    boolean isClosed() {
        return closing.getCount() == 0;
    }

    /** Rests before the next try; says whether the thread was told to end. */
    boolean awaitClosing(long millis) {
        try {
            return closing.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
