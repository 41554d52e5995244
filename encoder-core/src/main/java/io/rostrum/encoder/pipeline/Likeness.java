package io.rostrum.encoder.pipeline;

import io.rostrum.encoder.ffmpeg.Frame;
import java.nio.ByteBuffer;

/**
 * Tells whether two pictures (8-bit 4:2:0) are the same to the eye: if no sample of theirs differs by more than
 * {@value #TOLERANCE} of 255 levels. A still slide that came through an encoder is repaired by a level or two for seconds, which
 * nobody sees, while a changed letter or a moved pointer differs by far more. One thread.
 */
final class Likeness {
    static final int TOLERANCE = 6;

    private byte[] row = new byte[0];
    private byte[] otherRow = new byte[0];

    boolean same(Frame one, Frame other) {
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

    private boolean samePlane(Frame one, Frame other, int plane, int width, int height) {
        int stride = one.stride(plane);
        int otherStride = other.stride(plane);
        ByteBuffer bytes = one.plane(plane, stride * height);
        ByteBuffer otherBytes = other.plane(plane, otherStride * height);
        for (int y = 0; y < height; y++) {
            int different = bytes.slice(y * stride, width).mismatch(otherBytes.slice(y * otherStride, width));
            if (different >= 0 && !alike(bytes, y * stride, otherBytes, y * otherStride, different, width)) {
                return false;
            }
        }
        return true;
    }

    private boolean alike(ByteBuffer bytes, int at, ByteBuffer otherBytes, int otherAt, int from, int width) {
        if (row.length < width) {
            row = new byte[width];
            otherRow = new byte[width];
        }
        bytes.get(at, row, 0, width);
        otherBytes.get(otherAt, otherRow, 0, width);
        int largest = 0;
        for (int x = from; x < width; x++) {
            largest = Math.max(largest, Math.abs((row[x] & 0xff) - (otherRow[x] & 0xff)));
        }
        return largest <= TOLERANCE;
    }
}
