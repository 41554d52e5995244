package io.rostrum.uploader.job;

import java.time.Duration;
import java.time.Instant;

/** Time, so that tests of waiting need not wait. */
public interface UploadClock {
    /** The date; may be wrong on a PC with a flat battery, so it never measures a duration. */
    Instant now();

    /** A count that only rises, for durations; nanoseconds. */
    long nanos();

    void sleep(Duration duration) throws InterruptedException;

    /** This machine's clock. */
    static UploadClock system() {
        return new UploadClock() {
            @Override
            public Instant now() {
                return Instant.now();
            }

            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public void sleep(Duration duration) throws InterruptedException {
                Thread.sleep(duration.toMillis());
            }
        };
    }
}
