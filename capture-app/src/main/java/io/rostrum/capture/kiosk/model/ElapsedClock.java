package io.rostrum.capture.kiosk.model;

import io.rostrum.capture.kiosk.client.Recording;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.function.LongSupplier;

/** Counts on between the agent's messages, and never steps back because one was slow to come. Used by one thread. */
final class ElapsedClock {
    private static final Duration JITTER = Duration.ofSeconds(1);

    private final LongSupplier nanoTime;
    private String recording = "";
    private long startNanos;

    ElapsedClock(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** The agent says how long a recording has lasted. */
    void set(Recording now) {
        long nanos = nanoTime.getAsLong() - now.elapsed().toNanos();
        boolean slow = now.id().equals(recording) && Math.abs(nanos - startNanos) < JITTER.toNanos();
        recording = now.id();
        startNanos = slow ? startNanos : nanos;
    }

    /** How long it has lasted, in whole seconds. */
    Duration read() {
        return Duration.ofNanos(Math.max(0, nanoTime.getAsLong() - startNanos)).truncatedTo(ChronoUnit.SECONDS);
    }
}
