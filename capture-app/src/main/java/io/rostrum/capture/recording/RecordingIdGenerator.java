package io.rostrum.capture.recording;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * Gives ids that sort in the order they were given, even if the machine's clock was set back in between (RFC 9562, 5.7 and
 * 6.2). Any thread.
 */
final class RecordingIdGenerator {
    private final Clock clock;
    private final RandomGenerator random = new SecureRandom();
    private long lastMillis;

    RecordingIdGenerator(Clock clock) {
        this.clock = clock;
    }

    /** A new id, later than {@code newest} (null for none) and than all ids this gave before. */
    synchronized RecordingId next(RecordingId newest) {
        long floor =
                newest == null ? lastMillis : Math.max(lastMillis, newest.time().toEpochMilli());
        // A whole millisecond later than any other: the random bits below it may then be anything.
        lastMillis = Math.max(clock.millis(), floor + 1);
        String millis = String.format(Locale.ROOT, "%012x", lastMillis);
        long low = random.nextLong();
        return new RecordingId(String.format(
                Locale.ROOT,
                "%s-%s-7%03x-%04x-%012x",
                millis.substring(0, 8),
                millis.substring(8),
                random.nextInt(0x1000),
                0x8000 | (int) (low >>> 48 & 0x3fff),
                low & 0xffff_ffff_ffffL));
    }
}
