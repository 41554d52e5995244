package io.rostrum.capture.device;

import io.rostrum.encoder.ffmpeg.Frame;
import java.nio.ByteBuffer;

/** A frame in yuv420p that is being painted. Its planes are valid until the frame is closed. */
final class YuvFrame {
    private final Frame frame;
    private final ByteBuffer[] planes = new ByteBuffer[3];

    YuvFrame(Frame frame) {
        this.frame = frame;
        for (int i = 0; i < 3; i++) {
            int rows = i == 0 ? frame.height() : frame.height() / 2;
            planes[i] = frame.plane(i, frame.stride(i) * rows);
        }
    }

    Frame frame() {
        return frame;
    }

    ByteBuffer plane(int index) {
        return planes[index];
    }

    /** Fills a square with a grey; all of its numbers are even. */
    void grey(SyncMark.Square square, int luma) {
        fill(0, square.x(), square.y(), square.side(), luma);
        fill(1, square.x() / 2, square.y() / 2, square.side() / 2, 128);
        fill(2, square.x() / 2, square.y() / 2, square.side() / 2, 128);
    }

    private void fill(int plane, int x, int y, int side, int value) {
        byte[] row = new byte[side];
        java.util.Arrays.fill(row, (byte) value);
        for (int i = 0; i < side; i++) {
            planes[plane].position((y + i) * frame.stride(plane) + x);
            planes[plane].put(row);
        }
    }
}
