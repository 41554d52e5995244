package io.rostrum.capture.kiosk.model;

import io.rostrum.capture.kiosk.client.Level;
import java.time.Duration;

/**
 * Judges the sound by its last seconds. A speaker pauses, so the loudest moment of the last ten seconds counts. Times are
 * {@link System#nanoTime()}; used by one thread.
 */
final class SoundWatch {
    /** How long silence may last in a lecture before it is a fault (the field's alarms: -60 dBFS for 10 s). */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final double SILENCE_DBFS = -60;
    /** Speech that stays under this is hard to raise without raising the room's noise too. */
    private static final double QUIET_DBFS = -42;

    private static final double CLIPPING_DBFS = -0.3;
    private static final Duration CLIPPING_SHOWN = Duration.ofSeconds(3);

    private long sinceNanos;
    private long audibleNanos;
    private long comfortableNanos;
    private long clippedNanos;
    private boolean judged;
    private boolean everClipped;

    SoundWatch(long nowNanos) {
        restart(nowNanos);
    }

    /** Forgets what was heard. */
    void restart(long nowNanos) {
        sinceNanos = nowNanos;
        audibleNanos = nowNanos;
        comfortableNanos = nowNanos;
        judged = false;
        everClipped = false;
    }

    void hear(Level level, long nowNanos) {
        if (level.rmsDbfs() > SILENCE_DBFS) {
            audibleNanos = nowNanos;
            judged = true;
        }
        if (level.rmsDbfs() > QUIET_DBFS) {
            comfortableNanos = nowNanos;
        }
        if (level.peakDbfs() >= CLIPPING_DBFS) {
            clippedNanos = nowNanos;
            everClipped = true;
        }
    }

    Sound verdict(long nowNanos) {
        if (isOver(audibleNanos, PATIENCE, nowNanos)) {
            return Sound.NONE;
        }
        if (!judged) {
            return Sound.LISTENING;
        }
        if (isOver(comfortableNanos, PATIENCE, nowNanos)) {
            return Sound.QUIET;
        }
        if (everClipped && !isOver(clippedNanos, CLIPPING_SHOWN, nowNanos)) {
            return Sound.LOUD;
        }
        return comfortableNanos > sinceNanos ? Sound.GOOD : Sound.LISTENING;
    }

    private static boolean isOver(long sinceNanos, Duration limit, long nowNanos) {
        return nowNanos - sinceNanos >= limit.toNanos();
    }
}
