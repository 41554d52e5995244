package io.rostrum.uploader.testsupport;

import java.util.concurrent.locks.LockSupport;

/**
 * A link's rate and delay, shared by all connections through it.
 *
 * <p>A burst is let through before the rate holds, as the buffers of a modem do. Safe for several threads.
 */
public final class Line {
    public static final Line PERFECT = new Line(0, 0);

    private final long bytesPerSecond;
    private final long delayNanos;
    private long free = System.nanoTime();

    /**
     * A link.
     *
     * @param bytesPerSecond upwards, for all connections together; 0 = no limit
     * @param delayMillis that an answer takes to come back
     */
    public Line(long bytesPerSecond, long delayMillis) {
        this.bytesPerSecond = bytesPerSecond;
        this.delayNanos = delayMillis * 1_000_000;
    }

    void pass(int bytes) {
        if (bytesPerSecond == 0) {
            return;
        }
        long until;
        synchronized (this) {
            free = Math.max(free, System.nanoTime()) + bytes * 1_000_000_000L / bytesPerSecond;
            until = free;
        }
        hold(until);
    }

    void answer() {
        if (delayNanos > 0) {
            hold(System.nanoTime() + delayNanos);
        }
    }

    private static void hold(long until) {
        for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
