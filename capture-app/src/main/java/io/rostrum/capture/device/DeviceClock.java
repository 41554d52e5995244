package io.rostrum.capture.device;

import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Maps a device's own times to the machine's monotonic clock, so that all sources of a recording share one.
 *
 * <p>A device that stamps by one of this machine's clocks needs an offset only. One that counts by a clock of its own needs a
 * speed too: parts in a million are seconds in an afternoon. What is known of such a clock are arrivals, which are late by
 * however long delivery took, never early. So of every few seconds the frame that waited least counts, and a line through
 * these tells offset and speed. The mapping is steered to that line slowly, so that jitter of delivery never becomes jitter
 * of the recording; it is found anew where a frame would lie more than a second from its arrival: a device that began to
 * count from zero, a machine whose wall clock was set.
 *
 * <p>One thread.
 */
final class DeviceClock {
    /** Farther than this from its arrival no live frame can be. */
    private static final long TOLERANCE_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** How long frames may still show that the first one came late. */
    private static final long SETTLE_NANOS = TimeUnit.SECONDS.toNanos(3);

    /** Steering: at most this speed, which nobody sees or hears. */
    private static final double STEER = 500e-6;

    /** What a device's times count from. */
    enum Origin {
        /** One of this machine's clocks, monotonic or wall: local devices. */
        MACHINE,
        /** Anything; only the distances are true: network cameras. */
        UNKNOWN,
        /** Its own beginning; it runs ahead of us and is slowed down to its times: files. */
        FREE
    }

    private final Origin origin;
    private final long wallToMonotonic;
    private final ArrivalLine line = new ArrivalLine();
    private boolean anchored;
    private boolean own;
    private double offset;
    private long anchoredAt;
    private long lastDevice;

    DeviceClock(Origin origin) {
        this(origin, System::nanoTime, DeviceClock::wallNanos);
    }

    private static long wallNanos() {
        Instant now = Instant.now(); // microseconds, where currentTimeMillis() would lose one
        return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    }

    /** Reads both clocks once; the offset between wall and monotonic is fixed from here on. */
    DeviceClock(Origin origin, LongSupplier monotonic, LongSupplier wall) {
        this.origin = origin;
        this.wallToMonotonic = monotonic.getAsLong() - wall.getAsLong();
    }

    /**
     * When a frame happened.
     *
     * @param device the device's own time, in nanoseconds
     * @param arrival when the machine got it, monotonic
     */
    long toMonotonic(long device, long arrival) {
        if (!anchored) {
            anchor(device, arrival);
        } else if (origin == Origin.FREE) {
            return device + Math.round(offset);
        } else if (Math.abs(device + offset - arrival) > TOLERANCE_NANOS) {
            anchor(device, arrival);
        } else if (own) {
            follow(device, arrival);
        }
        lastDevice = device;
        return device + Math.round(offset);
    }

    private void follow(long device, long arrival) {
        line.add(device, arrival);
        if (arrival - anchoredAt < SETTLE_NANOS) {
            // The first frames may have waited in a buffer. The one that waited least tells the offset best.
            offset = Math.min(offset, arrival - device);
            return;
        }
        double wanted = line.offsetAt(device, offset);
        double most = STEER * Math.max(0, device - lastDevice);
        offset += Math.max(-most, Math.min(most, wanted - offset));
    }

    private void anchor(long device, long arrival) {
        anchored = true;
        anchoredAt = arrival;
        line.clear();
        own = false;
        if (origin == Origin.MACHINE && near(device, arrival)) {
            offset = 0;
        } else if (origin == Origin.MACHINE && near(device + wallToMonotonic, arrival)) {
            offset = wallToMonotonic;
        } else {
            offset = arrival - device;
            own = origin != Origin.FREE;
        }
    }

    private static boolean near(long time, long arrival) {
        return Math.abs(time - arrival) <= TOLERANCE_NANOS;
    }
}
