package io.rostrum.capture.kiosk.model;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Keeps what did not work on the screen long enough to be read. Used by one thread. */
final class Notices {
    private static final Duration SHOWN = Duration.ofSeconds(20);

    private final LongSupplier nanoTime;
    private Notice notice;
    private long sinceNanos;

    Notices(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    void say(Notice what) {
        notice = what;
        sinceNanos = nanoTime.getAsLong();
    }

    void clear() {
        notice = null;
    }

    /** What to show, {@code null} if nothing. */
    Notice current() {
        boolean over = nanoTime.getAsLong() - sinceNanos > SHOWN.toNanos();
        return over ? null : notice;
    }
}
