package io.rostrum.encoder.pipeline;

/**
 * An exact frame rate.
 *
 * @param numerator frames in {@code denominator} seconds
 * @param denominator in seconds
 */
record FrameRate(int numerator, int denominator) {
    private static final FrameRate[] COMMON = {
        new FrameRate(5, 1),
        new FrameRate(10, 1),
        new FrameRate(12, 1),
        new FrameRate(25, 2),
        new FrameRate(15, 1),
        new FrameRate(20, 1),
        new FrameRate(24_000, 1001),
        new FrameRate(24, 1),
        new FrameRate(25, 1),
        new FrameRate(30_000, 1001),
        new FrameRate(30, 1)
    };
    /** Estimates from few frames are off by some percent; the NTSC rates are off their neighbours by a tenth of one. */
    private static final double NTSC_TOLERANCE = 0.0004;

    private static final double TOLERANCE = 0.02;

    /** The common rate an estimate stands for; uncommon ones are kept to a thousandth, and at least one a second. */
    static FrameRate nearest(double estimate) {
        for (FrameRate rate : COMMON) {
            if (Math.abs(estimate / rate.perSecond() - 1) < NTSC_TOLERANCE) {
                return rate;
            }
        }
        for (FrameRate rate : COMMON) {
            if (rate.denominator != 1001 && Math.abs(estimate / rate.perSecond() - 1) < TOLERANCE) {
                return rate;
            }
        }
        return new FrameRate((int) Math.round(Math.max(1, estimate) * 1000), 1000);
    }

    double perSecond() {
        return (double) numerator / denominator;
    }

    /** Reads what {@link #text} wrote. */
    static FrameRate parse(String text) {
        int slash = text.indexOf('/');
        return new FrameRate(Integer.parseInt(text.substring(0, slash)), Integer.parseInt(text.substring(slash + 1)));
    }

    String text() {
        return numerator + "/" + denominator;
    }
}
