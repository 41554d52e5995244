package io.rostrum.capture.recording;

import io.rostrum.encoder.ffmpeg.Frame;
import io.rostrum.encoder.media.MediaKind;

/**
 * Measures how one source's times do against the recording's clock: how late its frames arrive, how fast its own clock
 * runs, how much its times jitter. Sound counts time by its samples, pictures by the times their device gave them. One
 * thread adds; any may ask.
 */
final class SyncMeter {
    private static final double JUMP_SECONDS = 0.5;
    private static final double MEMORY = 0.99;
    /** Shorter than this no speed can be told from jitter. */
    private static final double MIN_SECONDS = 5;

    private boolean started;
    private double ownZero;
    private long zero;
    private double sampled;
    private double n;
    private double sumX;
    private double sumY;
    private double sumXx;
    private double sumXy;
    private double offset;
    private double jitterSquared;

    /**
     * Takes a frame's times.
     *
     * @param nanos its time on the monotonic clock
     * @param arrival when it came
     */
    synchronized void add(Frame frame, long nanos, long arrival) {
        boolean sound = frame.kind() == MediaKind.AUDIO;
        double own = sound ? sampled : frame.pts() / 90_000.0;
        sampled += sound ? (double) frame.samples() / frame.sampleRate() : 0;
        double late = (arrival - nanos) / 1e9;
        offset = started ? offset * MEMORY + late * (1 - MEMORY) : late;
        double x = own - ownZero;
        double y = (nanos - zero) / 1e9;
        if (!started || Math.abs(y - predicted(x)) > JUMP_SECONDS) {
            begin(own, nanos);
            return;
        }
        double error = y - predicted(x);
        jitterSquared = jitterSquared * MEMORY + error * error * (1 - MEMORY);
        n++;
        sumX += x;
        sumY += y;
        sumXx += x * x;
        sumXy += x * y;
    }

    private void begin(double own, long nanos) {
        started = true;
        ownZero = own;
        zero = nanos;
        n = 1;
        sumX = 0;
        sumY = 0;
        sumXx = 0;
        sumXy = 0;
    }

    private double spread() {
        return n * sumXx - sumX * sumX;
    }

    /** Seconds of the recording's clock for each second of the device's. */
    private double slope() {
        return n > 2 && sumX / n * 2 > MIN_SECONDS && spread() > 0 ? (n * sumXy - sumX * sumY) / spread() : 1;
    }

    private double predicted(double x) {
        return n == 0 ? x : (sumY - slope() * sumX) / n + slope() * x;
    }

    /** How late frames arrive after their times, in milliseconds. */
    synchronized double offsetMillis() {
        return offset * 1000;
    }

    /** How much faster than the recording's clock the device's runs, in parts in a million. */
    synchronized double driftPpm() {
        return (1 / slope() - 1) * 1e6;
    }

    /** How far times lie from where an even clock would put them, in milliseconds (root mean square). */
    synchronized double jitterMillis() {
        return Math.sqrt(jitterSquared) * 1000;
    }
}
