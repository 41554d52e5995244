package io.rostrum.capture.recording;

import io.rostrum.encoder.ffmpeg.Frame;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Looks at a source's pictures a few times a second, at a grid of points: black, or not moving at all. A camera's picture is
 * never quite the same twice, for its sensor is noisy; a slide's is, so screens are not asked whether they are frozen. One
 * thread adds; any may ask.
 */
final class PictureWatch {
    static final Duration BLACK_PATIENCE = Duration.ofSeconds(3);
    static final Duration FROZEN_PATIENCE = Duration.ofSeconds(10);

    private static final long EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final int COLUMNS = 64;
    private static final int ROWS = 36;
    /** Black is 16 in video's range; a covered lens gives a little noise on top. */
    private static final int DARK = 32;

    private static final double DARK_SHARE = 0.995;

    private long lastLook = Long.MIN_VALUE / 2;
    private volatile long brightAt;
    private volatile long changedAt;
    private volatile long lookedAt;
    private int lastHash;

    PictureWatch(long nanos) {
        brightAt = nanos;
        changedAt = nanos;
        lookedAt = nanos;
    }

    /** Looks at a picture, if it is time. */
    void add(Frame picture, long nanos) {
        if (nanos - lastLook < EVERY_NANOS) {
            return;
        }
        lastLook = nanos;
        Luma luma = Luma.of(picture);
        if (luma == null) {
            brightAt = nanos;
            changedAt = nanos;
            return;
        }
        int dark = 0;
        int hash = 1;
        for (int row = 0; row < ROWS; row++) {
            for (int column = 0; column < COLUMNS; column++) {
                int value = luma.at(
                        (2 * column + 1) * luma.width / (2 * COLUMNS), (2 * row + 1) * luma.height / (2 * ROWS));
                dark += value <= DARK ? 1 : 0;
                hash = 31 * hash + value;
            }
        }
        if (dark < DARK_SHARE * ROWS * COLUMNS) {
            brightAt = nanos;
        }
        if (hash != lastHash) {
            changedAt = nanos;
            lastHash = hash;
        }
        lookedAt = nanos;
    }

    /** The source is gone, or there again: what was before does not count. */
    void begin(long nanos) {
        brightAt = nanos;
        changedAt = nanos;
        lookedAt = nanos;
    }

    double blackSeconds() {
        return Math.max(0, lookedAt - brightAt) / 1e9;
    }

    double frozenSeconds() {
        return Math.max(0, lookedAt - changedAt) / 1e9;
    }

    boolean isBlack() {
        return blackSeconds() >= BLACK_PATIENCE.toSeconds();
    }

    boolean isFrozen() {
        return frozenSeconds() >= FROZEN_PATIENCE.toSeconds();
    }

    /** Brightness at a place, by pixel format. */
    private record Luma(ByteBuffer bytes, int stride, int step, int offset, int width, int height) {
        /** Null for a format that no device is known to give. */
        static Luma of(Frame picture) {
            String format = picture.format();
            int step;
            int offset = 0;
            if (format.startsWith("yuv") && format.matches("yuvj?4[0-9]{2}p") || format.matches("nv12|nv21|gray")) {
                step = 1;
            } else if (format.equals("yuyv422")) {
                step = 2;
            } else if (format.equals("uyvy422")) {
                step = 2;
                offset = 1;
            } else if (format.matches("bgr0|bgra|rgb0|rgba")) {
                step = 4;
                offset = 1; // green: most of what the eye calls bright
            } else if (format.matches("rgb24|bgr24")) {
                step = 3;
                offset = 1;
            } else {
                return null;
            }
            int stride = picture.stride(0);
            ByteBuffer bytes =
                    stride <= 0 ? null : picture.plane(0, stride * (picture.height() - 1) + picture.width() * step);
            return bytes == null ? null : new Luma(bytes, stride, step, offset, picture.width(), picture.height());
        }

        int at(int x, int y) {
            return bytes.get(y * stride + x * step + offset) & 255;
        }
    }
}
