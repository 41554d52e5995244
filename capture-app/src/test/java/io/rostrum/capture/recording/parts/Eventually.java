package io.rostrum.capture.recording.parts;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Polls until something is true, up to a deadline. */
public final class Eventually {
    private static final long STEP_NANOS = 20_000_000;

    private Eventually() {}

    public static void await(String what, Duration atMost, Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("After " + atMost.toSeconds() + " s still not: " + what);
            }
            LockSupport.parkNanos(STEP_NANOS);
        }
    }
}
