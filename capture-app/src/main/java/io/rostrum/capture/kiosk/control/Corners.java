package io.rostrum.capture.kiosk.control;

/**
 * Rounds a picture's corners in its own pixels. A clip would do the same, but where no graphics card helps it costs as much as
 * drawing the picture twice more. Used by one thread.
 */
final class Corners {
    /** Of the width; at least so many pixels. */
    private static final double RADIUS_PART = 1.0 / 56;

    private static final int LEAST_RADIUS = 5;
    private static final int OPAQUE = 255;

    private int width;
    private int radius;
    private int[] cover = {};

    /** Rounds a picture of opaque premultiplied ARGB words. */
    void round(int[] argb, int wide, int high) {
        measure(wide);
        if (wide < 2 * radius || high < 2 * radius) {
            return;
        }
        for (int y = 0; y < radius; y++) {
            int top = y * wide;
            int bottom = (high - 1 - y) * wide;
            for (int x = 0; x < radius; x++) {
                int alpha = cover[y * radius + x];
                if (alpha < OPAQUE) {
                    fade(argb, top + x, alpha);
                    fade(argb, top + wide - 1 - x, alpha);
                    fade(argb, bottom + x, alpha);
                    fade(argb, bottom + wide - 1 - x, alpha);
                }
            }
        }
    }

    /** How much of each pixel of the upper left corner the picture covers. */
    private void measure(int wide) {
        if (wide == width) {
            return;
        }
        width = wide;
        radius = Math.max(LEAST_RADIUS, (int) Math.round(wide * RADIUS_PART));
        cover = new int[radius * radius];
        for (int y = 0; y < radius; y++) {
            for (int x = 0; x < radius; x++) {
                double inside = radius - Math.hypot(radius - x - 0.5, radius - y - 0.5) + 0.5;
                cover[y * radius + x] = (int) Math.round(OPAQUE * Math.max(0, Math.min(1, inside)));
            }
        }
    }

    private static void fade(int[] argb, int at, int alpha) {
        int red = (argb[at] >> 16 & OPAQUE) * alpha / OPAQUE;
        int green = (argb[at] >> 8 & OPAQUE) * alpha / OPAQUE;
        int blue = (argb[at] & OPAQUE) * alpha / OPAQUE;
        argb[at] = alpha << 24 | red << 16 | green << 8 | blue;
    }
}
