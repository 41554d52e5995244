package io.rostrum.capture.recording;

/**
 * Turns moments of the monotonic clock into ticks since the recording's start.
 *
 * @param startNanos the recording's zero, on the clock of {@link System#nanoTime()}
 */
record TrackClock(long startNanos) {
    /** Nanoseconds since the start; negative before it. */
    long since(long nanos) {
        return nanos - startNanos;
    }

    /** A moment in ticks of a timescale, rounded to the nearest. */
    long ticks(long nanos, int timescale) {
        return ticksOf(since(nanos), timescale);
    }

    /** A length or time in ticks, rounded to the nearest. */
    static long ticksOf(long nanos, int timescale) {
        long seconds = Math.floorDiv(nanos, 1_000_000_000L);
        long rest = Math.floorMod(nanos, 1_000_000_000L);
        return seconds * timescale + (rest * timescale + 500_000_000L) / 1_000_000_000L;
    }

    /** A number of ticks as nanoseconds. */
    static long nanosOf(long ticks, int timescale) {
        return Math.floorDiv(ticks, timescale) * 1_000_000_000L
                + Math.floorMod(ticks, timescale) * 1_000_000_000L / timescale;
    }
}
