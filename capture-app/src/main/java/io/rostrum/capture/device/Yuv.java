package io.rostrum.capture.device;

import java.awt.image.BufferedImage;

/** Colours as 8-bit BT.709 in limited range (ITU-R BT.709-6, 3 and 4), each with its coverage. */
final class Yuv {
    private Yuv() {}

    /** Luma of a packed RGB colour. */
    static int luma(int rgb) {
        return clamp(16 + (0.2126 * red(rgb) + 0.7152 * green(rgb) + 0.0722 * blue(rgb)) * 219 / 255);
    }

    static int chromaBlue(int rgb) {
        double y = 0.2126 * red(rgb) + 0.7152 * green(rgb) + 0.0722 * blue(rgb);
        return clamp(128 + (blue(rgb) - y) / 1.8556 * 224 / 255);
    }

    static int chromaRed(int rgb) {
        double y = 0.2126 * red(rgb) + 0.7152 * green(rgb) + 0.0722 * blue(rgb);
        return clamp(128 + (red(rgb) - y) / 1.5748 * 224 / 255);
    }

    /** The mean colour of a 2x2 block, with the mean coverage in the top byte. */
    static int block(BufferedImage image, int x, int y) {
        int a = 0;
        int r = 0;
        int g = 0;
        int b = 0;
        for (int i = 0; i < 4; i++) {
            int argb = image.getRGB(x + (i & 1), y + (i >> 1));
            a += argb >>> 24;
            r += red(argb);
            g += green(argb);
            b += blue(argb);
        }
        return (a / 4) << 24 | (r / 4) << 16 | (g / 4) << 8 | b / 4;
    }

    private static int red(int rgb) {
        return rgb >> 16 & 255;
    }

    private static int green(int rgb) {
        return rgb >> 8 & 255;
    }

    private static int blue(int rgb) {
        return rgb & 255;
    }

    private static int clamp(double value) {
        return (int) Math.max(0, Math.min(255, Math.round(value)));
    }
}
