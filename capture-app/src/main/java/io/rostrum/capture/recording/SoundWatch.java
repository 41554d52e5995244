package io.rostrum.capture.recording;

import java.time.Duration;

/**
 * Judges the loudness of one source over time: silence and clipping. Thresholds are those of vendors' recorders in the field:
 * at most -60 dBFS for 10 s in the middle of a lecture, for 5 min at its start, when nobody may have begun to speak. A
 * microphone that gives no sound at all (muted, unplugged at its other end) is told after 10 s in any case. Time is the
 * caller's. One thread.
 */
final class SoundWatch {
    /** No louder than this is silence. */
    static final double SILENT_DBFS = -60;
    /** No microphone is so quiet that works. */
    static final double DEAD_DBFS = -90;

    static final Duration SILENCE = Duration.ofSeconds(10);
    static final Duration SILENCE_AT_START = Duration.ofMinutes(5);

    private static final double CLIPPED_DBFS = -0.1;
    /** So many loud windows within the memory are clipping; a single one may be a knock on the desk. */
    private static final int CLIPPED_WINDOWS = 3;

    private static final Duration CLIP_MEMORY = Duration.ofSeconds(5);

    private long now;
    private long started;
    private long lastHeard;
    private long lastAlive;
    private boolean everHeard;
    private final long[] clips = new long[CLIPPED_WINDOWS];
    private int clipCount;

    SoundWatch(long nanos) {
        begin(nanos);
    }

    /** A recording begins, or the source is there again: what was before does not count. */
    void begin(long nanos) {
        now = nanos;
        started = nanos;
        lastHeard = nanos;
        lastAlive = nanos;
        everHeard = false;
        clipCount = 0;
    }

    /** The level of the window that ends now. */
    void add(SoundLevel level, long nanos) {
        now = nanos;
        if (level.rmsDbfs() > DEAD_DBFS) {
            lastAlive = nanos;
        }
        if (level.rmsDbfs() > SILENT_DBFS) {
            lastHeard = nanos;
            everHeard = true;
        }
        if (level.peakDbfs() >= CLIPPED_DBFS) {
            clips[clipCount++ % CLIPPED_WINDOWS] = nanos;
        }
    }

    boolean isSilent() {
        Duration patience = everHeard ? SILENCE : SILENCE_AT_START;
        return now - lastAlive >= SILENCE.toNanos() || now - lastHeard >= patience.toNanos();
    }

    /** How long nothing was heard, in seconds. */
    double silentSeconds() {
        return (now - (everHeard ? lastHeard : started)) / 1e9;
    }

    boolean isClipping() {
        return clipCount >= CLIPPED_WINDOWS && now - clips[clipCount % CLIPPED_WINDOWS] < CLIP_MEMORY.toNanos();
    }
}
