package io.rostrum.capture.kiosk.player;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Lasts as long as the sound would, so that pictures are seen in time where nothing can be heard. */
final class SilentOut implements SoundOut {
    private static final long STEP_MS = 5;

    private final LongSupplier nanoTime;
    private long written;
    private long startNanos;

    SilentOut(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    @Override
    public void write(byte[] block) throws InterruptedException {
        while (waiting() > BUFFERED_FRAMES) {
            TimeUnit.MILLISECONDS.sleep(STEP_MS);
        }
        take(block.length / BYTES_A_FRAME);
    }

    private synchronized long waiting() {
        return written - playedFrames();
    }

    private synchronized void take(int frames) {
        long played = playedFrames();
        if (played == written) { // nothing was left to hear: time stood still until now
            startNanos = nanoTime.getAsLong() - played * TimeUnit.SECONDS.toNanos(1) / RATE;
        }
        written += frames;
    }

    @Override
    public synchronized long playedFrames() {
        long passed = (nanoTime.getAsLong() - startNanos) / (TimeUnit.SECONDS.toNanos(1) / RATE);
        return Math.min(written, Math.max(0, passed));
    }

    @Override
    public void close() {
        // nothing is held
    }
}
