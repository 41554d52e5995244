package io.rostrum.capture.device;

import java.util.concurrent.locks.LockSupport;

/** Waits for moments of the monotonic clock. One thread waits, any may abort. */
final class Pacer {
    private static final long SLICE_NANOS = 20_000_000;

    private volatile boolean aborted;

    /**
     * Waits until a moment of {@link System#nanoTime()}; returns at once if it has passed.
     *
     * @return false if it was aborted
     */
    boolean await(long nanos) {
        for (long left = nanos - System.nanoTime(); left > 0 && !aborted; left = nanos - System.nanoTime()) {
            LockSupport.parkNanos(Math.min(left, SLICE_NANOS));
        }
        return !aborted;
    }

    void abort() {
        aborted = true;
    }
}
