package io.rostrum.encoder.pipeline;

import io.rostrum.encoder.ffmpeg.Frame;
import java.nio.ByteBuffer;

/**
 * Lets a picture pass only if it differs from the last that passed, or must be an IDR picture. One thread.
 *
 * <p>Two pictures are the same if no sample of theirs differs by more than {@value #TOLERANCE} of 255 levels: a still slide
 * that came through an encoder is repaired by a level or two for seconds, which nobody sees, while a changed letter or a moved
 * pointer differs by far more. What a picture is compared with is the last one that passed, so slow fades pass in steps.
 */
final class StillnessGate implements AutoCloseable {
    static final int TOLERANCE = 6;

    private final IdrGrid grid;
    private byte[] row = new byte[0];
    private byte[] otherRow = new byte[0];
    private Frame passed;

    StillnessGate(PictureMode mode) {
        this.grid = new IdrGrid(mode);
    }

    /** Whether the picture must go on. It stays the caller's. */
    boolean passes(Frame frame) {
        boolean idr = grid.isIdr(frame);
        if (!idr && passed != null && same(passed, frame)) {
            return false;
        }
        close();
        passed = frame.retain();
        return true;
    }

    private boolean same(Frame one, Frame other) {
        return samePlane(one, other, 0, one.width(), one.height())
                && samePlane(one, other, 1, (one.width() + 1) / 2, (one.height() + 1) / 2)
                && samePlane(one, other, 2, (one.width() + 1) / 2, (one.height() + 1) / 2);
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

    @Override
    public void close() {
        if (passed != null) {
            passed.close();
            passed = null;
        }
    }
}
