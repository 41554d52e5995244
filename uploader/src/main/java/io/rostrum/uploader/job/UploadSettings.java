package io.rostrum.uploader.job;

import java.time.Duration;
import java.util.Objects;

/**
 * How an uploader behaves on the wire.
 *
 * @param retry how long to bear failures
 * @param timeouts when silence is a failure
 * @param chunks how much one request carries
 * @param connections files that travel at the same time, 1 to 16
 * @param clock time
 */
public record UploadSettings(RetryPolicy retry, Timeouts timeouts, Chunks chunks, int connections, UploadClock clock) {
    public static final UploadSettings DEFAULT =
            new UploadSettings(RetryPolicy.DEFAULT, Timeouts.DEFAULT, Chunks.DEFAULT, 4, UploadClock.system());

    public UploadSettings {
        Objects.requireNonNull(retry, "retry");
        Objects.requireNonNull(timeouts, "timeouts");
        Objects.requireNonNull(chunks, "chunks");
        Objects.requireNonNull(clock, "clock");
        if (connections < 1 || connections > 16) {
            throw new IllegalArgumentException("Between 1 and 16 connections, not " + connections + ".");
        }
    }

    /**
     * When silence is a failure.
     *
     * @param connect to reach the destination
     * @param stall how long a body may stay without moving
     * @param answer how long the answer may take once the body is sent
     * @param commit how long the destination may check a whole package
     */
    public record Timeouts(Duration connect, Duration stall, Duration answer, Duration commit) {
        public static final Timeouts DEFAULT = new Timeouts(
                Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofSeconds(90), Duration.ofMinutes(10));
    }

    /**
     * How much one PATCH carries: about {@code aim} of the measured rate. Bytes.
     *
     * @param first before a rate is known
     * @param smallest of a measured size
     * @param largest of a measured size
     * @param floor as far as a destination that answers 413 may push it down
     * @param aim how long one PATCH should take
     */
    public record Chunks(long first, long smallest, long largest, long floor, Duration aim) {
        public static final Chunks DEFAULT = new Chunks(1 << 20, 1 << 20, 16 << 20, 64 << 10, Duration.ofSeconds(30));

        public Chunks {
            if (floor < 1 || smallest < floor || first < floor || largest < smallest) {
                throw new IllegalArgumentException("Chunk sizes must rise from the floor to the largest.");
            }
        }
    }

    public UploadSettings with(RetryPolicy other) {
        return new UploadSettings(other, timeouts, chunks, connections, clock);
    }

    public UploadSettings with(Timeouts other) {
        return new UploadSettings(retry, other, chunks, connections, clock);
    }

    public UploadSettings with(Chunks other) {
        return new UploadSettings(retry, timeouts, other, connections, clock);
    }

    public UploadSettings with(UploadClock other) {
        return new UploadSettings(retry, timeouts, chunks, connections, other);
    }

    public UploadSettings withConnections(int other) {
        return new UploadSettings(retry, timeouts, chunks, other, clock);
    }
}
