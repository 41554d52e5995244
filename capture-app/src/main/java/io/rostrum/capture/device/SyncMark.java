package io.rostrum.capture.device;

import java.time.Duration;

/**
 * The clapperboard of the test sources: a white square in the pictures and a beep in the sound, at the same moments. Whoever
 * measures sync (the end-to-end test does) looks for exactly this.
 *
 * <p>Marks begin at each whole multiple of {@link #PERIOD} after the process-wide {@link #epochNanos()} and last
 * {@link #LENGTH}. Between marks the squares are nearly black and the speech never beeps; during a mark, and a little around
 * it, the speech is silent.
 */
public final class SyncMark {
    /** From the onset of one mark to the next. */
    public static final Duration PERIOD = Duration.ofSeconds(5);

    /** How long square and beep last. */
    public static final Duration LENGTH = Duration.ofMillis(200);

    /** The square in {@code test:camera}, 1280x720: top left. */
    public static final Square CAMERA = new Square(1280, 720, 40, 40, 240);

    /** The square in {@code test:slides}, 1920x1080: top right, where no inset hides it. */
    public static final Square SLIDES = new Square(1920, 1080, 1640, 40, 240);

    /** Luma (0-255, limited range, BT.709) of a square during a mark and between marks. */
    public static final int LUMA_ON = 235;

    /** Luma of a square between marks. */
    public static final int LUMA_OFF = 24;

    /** The beep's frequency. */
    public static final int BEEP_HERTZ = 1000;

    /** The beep's level: a sine of this peak. The speech stays below -9 dBFS peak and is about -20 dBFS rms. */
    public static final double BEEP_PEAK_DBFS = -4;

    private static final long PERIOD_NANOS = PERIOD.toNanos();
    private static final long LENGTH_NANOS = LENGTH.toNanos();

    // The one thing all test sources of a process share; being in sync is what they are for.
    private static final long EPOCH_NANOS = System.nanoTime();

    private SyncMark() {}

    /**
     * A place in a picture, in pixels; scale it with the picture.
     *
     * @param pictureWidth of the whole picture
     * @param pictureHeight of the whole picture
     * @param x left edge
     * @param y upper edge
     * @param side length
     */
    public record Square(int pictureWidth, int pictureHeight, int x, int y, int side) {}

    /** The moment, on the clock of {@link System#nanoTime()}, that marks are counted from. */
    public static long epochNanos() {
        return EPOCH_NANOS;
    }

    /** Whether a mark is on, at a time since the epoch in nanoseconds. */
    static boolean isOn(long sinceEpoch) {
        return Math.floorMod(sinceEpoch, PERIOD_NANOS) < LENGTH_NANOS;
    }

    /** How long ago the newest mark began, in nanoseconds. */
    static long phase(long sinceEpoch) {
        return Math.floorMod(sinceEpoch, PERIOD_NANOS);
    }
}
