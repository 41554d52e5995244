package io.rostrum.capture.device;

import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;

/** A small painting with transparent parts, laid over frames at even places. Immutable. */
final class YuvSprite {
    private final int width;
    private final int height;
    /** Alpha in the high byte, luma in the low one; one a pixel. */
    private final short[] luma;
    /** Alpha, blue and red, one after the other, of each block of four pixels. */
    private final byte[] chroma;

    /** Converts a painting with alpha; both its sides are even. */
    YuvSprite(BufferedImage image) {
        width = image.getWidth();
        height = image.getHeight();
        luma = new short[width * height];
        chroma = new byte[width * height / 4 * 3];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int argb = image.getRGB(x, y);
                luma[y * width + x] = (short) (argb >>> 24 << 8 | Yuv.luma(argb));
            }
        }
        for (int y = 0; y < height; y += 2) {
            for (int x = 0; x < width; x += 2) {
                int argb = Yuv.block(image, x, y);
                int at = (y / 2 * (width / 2) + x / 2) * 3;
                chroma[at] = (byte) (argb >>> 24);
                chroma[at + 1] = (byte) Yuv.chromaBlue(argb);
                chroma[at + 2] = (byte) Yuv.chromaRed(argb);
            }
        }
    }

    /** Lays it over a frame; it must lie inside. Odd places are moved one pixel to the left or up. */
    void paint(YuvFrame target, int left, int top) {
        int x0 = left & ~1;
        int y0 = top & ~1;
        ByteBuffer y = target.plane(0);
        for (int row = 0; row < height; row++) {
            int at = (y0 + row) * target.frame().stride(0) + x0;
            for (int column = 0; column < width; column++) {
                int pixel = luma[row * width + column] & 0xffff;
                blend(y, at + column, pixel >> 8, pixel & 255);
            }
        }
        int half = width / 2;
        for (int row = 0; row < height / 2; row++) {
            int blue = (y0 / 2 + row) * target.frame().stride(1) + x0 / 2;
            int red = (y0 / 2 + row) * target.frame().stride(2) + x0 / 2;
            for (int column = 0; column < half; column++) {
                int at = (row * half + column) * 3;
                int alpha = chroma[at] & 255;
                blend(target.plane(1), blue + column, alpha, chroma[at + 1] & 255);
                blend(target.plane(2), red + column, alpha, chroma[at + 2] & 255);
            }
        }
    }

    private static void blend(ByteBuffer plane, int at, int alpha, int value) {
        if (alpha == 255) {
            plane.put(at, (byte) value);
        } else if (alpha > 0) {
            int below = plane.get(at) & 255;
            plane.put(at, (byte) (below + (value - below) * alpha / 255));
        }
    }
}
