package io.rostrum.capture.kiosk.control;

import java.time.Duration;
import java.util.Optional;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/**
 * Makes of a moving picture a small one that moves once a second: enough to see what a layout shows, and a picture drawn
 * fifteen times a second in five places would cost more than all the rest of the screen. Made by one thread.
 */
final class SmallPicture {
    private static final long PAUSE_NANOS = Duration.ofSeconds(1).toNanos();
    /** A layout's picture on a screen of 1920x1080 with the largest letters. */
    private static final int LARGEST_WIDTH = 224;

    private final Corners corners = new Corners();
    private volatile long next = System.nanoTime();

    /** The next one's turn is at once. Any thread. */
    void restart() {
        next = System.nanoTime();
    }

    /** A small copy of a picture of opaque ARGB words, if it is time for one. */
    Optional<Image> of(int[] argb, int width, int height) {
        long now = System.nanoTime();
        if (now - next < 0) {
            return Optional.empty();
        }
        next = now + PAUSE_NANOS;
        int step = Math.max(1, (width + LARGEST_WIDTH - 1) / LARGEST_WIDTH);
        int smallWidth = width / step;
        int smallHeight = height / step;
        if (smallWidth == 0 || smallHeight == 0) {
            return Optional.empty();
        }
        int[] small = new int[smallWidth * smallHeight];
        for (int y = 0; y < smallHeight; y++) {
            for (int x = 0; x < smallWidth; x++) {
                small[y * smallWidth + x] = mean(argb, (y * width + x) * step, width, step);
            }
        }
        corners.round(small, smallWidth, smallHeight);
        WritableImage image = new WritableImage(smallWidth, smallHeight);
        image.getPixelWriter()
                .setPixels(0, 0, smallWidth, smallHeight, PixelFormat.getIntArgbPreInstance(), small, 0, smallWidth);
        return Optional.of(image);
    }

    private static int mean(int[] argb, int first, int width, int step) {
        int red = 0;
        int green = 0;
        int blue = 0;
        for (int y = 0; y < step; y++) {
            for (int at = first + y * width; at < first + y * width + step; at++) {
                red += argb[at] >> 16 & 0xff;
                green += argb[at] >> 8 & 0xff;
                blue += argb[at] & 0xff;
            }
        }
        int count = step * step;
        return 0xff000000 | red / count << 16 | green / count << 8 | blue / count;
    }
}
