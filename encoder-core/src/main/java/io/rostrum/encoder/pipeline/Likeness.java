package io.rostrum.encoder.pipeline;

import io.rostrum.encoder.ffmpeg.Frame;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Tells whether two pictures (8-bit 4:2:0) are the same to the eye: if no sample of theirs differs by more than
 * {@value #TOLERANCE} of 255 levels. A still slide that came through an encoder is repaired by a level or two for seconds, which
 * nobody sees, while a changed letter or a moved pointer differs by far more.
 */
final class Likeness {
    static final int TOLERANCE = 6;

    /** Every second of eight bytes, each with room for a sign above it. */
    private static final long EVERY_SECOND = 0x00ff_00ff_00ff_00ffL;

    private static final long SIGNS = 0x8000_8000_8000_8000L;
    /** As long as no byte is larger than its counterpart by more than the tolerance, all signs stay set. */
    private static final long MARGINS = SIGNS + 0x0001_0001_0001_0001L * TOLERANCE;

    private Likeness() {}

    static boolean same(Frame one, Frame other) {
        if (one.width() != other.width() || one.height() != other.height()) {
            return false;
        }
        int chromaWidth = (one.width() + 1) / 2;
        int chromaHeight = (one.height() + 1) / 2;
        return one.hasPixelsOf(other)
                || samePlane(one, other, 0, one.width(), one.height())
                        && samePlane(one, other, 1, chromaWidth, chromaHeight)
                        && samePlane(one, other, 2, chromaWidth, chromaHeight);
    }

    private static boolean samePlane(Frame one, Frame other, int plane, int width, int height) {
        int stride = one.stride(plane);
        int otherStride = other.stride(plane);
        ByteBuffer bytes = one.plane(plane, stride * height).order(ByteOrder.nativeOrder());
        ByteBuffer otherBytes = other.plane(plane, otherStride * height).order(ByteOrder.nativeOrder());
        for (int y = 0; y < height; y++) {
            int at = y * stride;
            int otherAt = y * otherStride;
            int different = bytes.slice(at, width).mismatch(otherBytes.slice(otherAt, width));
            if (different >= 0 && !alike(bytes, at, otherBytes, otherAt, different, width)) {
                return false;
            }
        }
        return true;
    }

    /** Eight samples at a time; this runs over each picture of a lecture. */
    private static boolean alike(ByteBuffer bytes, int at, ByteBuffer otherBytes, int otherAt, int from, int width) {
        int x = from;
        for (; x <= width - Long.BYTES; x += Long.BYTES) {
            long eight = bytes.getLong(at + x);
            long other = otherBytes.getLong(otherAt + x);
            if (eight != other && !(close(eight, other) && close(eight >>> Byte.SIZE, other >>> Byte.SIZE))) {
                return false;
            }
        }
        for (; x < width; x++) {
            if (Math.abs((bytes.get(at + x) & 0xff) - (otherBytes.get(otherAt + x) & 0xff)) > TOLERANCE) {
                return false;
            }
        }
        return true;
    }

    private static boolean close(long some, long others) {
        long one = some & EVERY_SECOND;
        long other = others & EVERY_SECOND;
        return ((one + MARGINS - other) & (other + MARGINS - one) & SIGNS) == SIGNS;
    }
}
