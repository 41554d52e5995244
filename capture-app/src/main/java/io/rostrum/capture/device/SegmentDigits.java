package io.rostrum.capture.device;

import java.awt.image.BufferedImage;

/** Digits of seven segments: a clock in the picture that needs no font. */
final class SegmentDigits {
    static final int WIDTH = 32;
    static final int HEIGHT = 56;

    // Segments a to g, from the top clockwise, then the middle; one bit each.
    private static final int[] LIT = {0x3f, 0x06, 0x5b, 0x4f, 0x66, 0x6d, 0x7d, 0x07, 0x7f, 0x6f};
    private static final int[][] PLACES = {
        {6, 4, 20, 6}, {24, 6, 6, 22}, {24, 30, 6, 22}, {6, 48, 20, 6}, {2, 30, 6, 22}, {2, 6, 6, 22}, {6, 26, 20, 6}
    };

    private final YuvSprite[] digits = new YuvSprite[10];
    private final YuvSprite colon = new YuvSprite(tile(0, true));

    SegmentDigits() {
        for (int i = 0; i < 10; i++) {
            digits[i] = new YuvSprite(tile(LIT[i], false));
        }
    }

    private static BufferedImage tile(int lit, boolean dots) {
        return Brush.sprite(WIDTH, HEIGHT, g -> {
            g.setColor(Brush.rgb(0x14181f));
            g.fillRect(0, 0, WIDTH, HEIGHT);
            g.setColor(Brush.rgb(0x5fc3bb));
            for (int i = 0; i < 7; i++) {
                if ((lit >> i & 1) == 1) {
                    g.fillRect(PLACES[i][0], PLACES[i][1], PLACES[i][2], PLACES[i][3]);
                }
            }
            if (dots) {
                g.fillRect(13, 16, 6, 6);
                g.fillRect(13, 36, 6, 6);
            }
        });
    }

    /** Writes digits and colons; other characters leave a blank. */
    void paint(YuvFrame target, String text, int x, int y) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits[c - '0'].paint(target, x + i * WIDTH, y);
            } else if (c == ':') {
                colon.paint(target, x + i * WIDTH, y);
            }
        }
    }
}
