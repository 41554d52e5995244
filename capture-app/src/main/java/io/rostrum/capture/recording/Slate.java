package io.rostrum.capture.recording;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.ffmpeg.Frame;
import java.nio.ByteBuffer;

/**
 * The picture that stands in for one that is missing: dark grey with a sign, without words, so that it needs no language. A
 * crossed-out frame means lost, two bars mean paused.
 */
final class Slate {
    private static final byte GROUND = 44;
    private static final byte SIGN = 120;
    private static final byte NO_COLOUR = (byte) 128;

    private Slate() {}

    /** A picture in yuv420p, which the caller closes. */
    static Frame of(Absence why, int width, int height) throws EncoderException {
        Frame frame = Frame.video(width, height, "yuv420p");
        ByteBuffer luma = frame.plane(0, frame.stride(0) * height);
        byte[] row = new byte[width];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                // From -1 to 1 over the picture's height, and in the same measure over its width.
                double across = (2.0 * x - width) / height;
                double down = (2.0 * y - height) / height;
                row[x] = inSign(why, across, down) ? SIGN : GROUND;
            }
            luma.position(y * frame.stride(0));
            luma.put(row);
        }
        for (int plane = 1; plane <= 2; plane++) {
            ByteBuffer chroma = frame.plane(plane, frame.stride(plane) * (height / 2));
            while (chroma.hasRemaining()) {
                chroma.put(NO_COLOUR);
            }
        }
        return frame;
    }

    private static boolean inSign(Absence why, double across, double down) {
        if (why == Absence.DISCARDED) {
            return Math.abs(down) < 0.22 && Math.abs(Math.abs(across) - 0.11) < 0.05;
        }
        double wide = Math.abs(across) / 0.34;
        double high = Math.abs(down) / 0.22;
        boolean frame = Math.max(wide, high) < 1 && Math.max(wide, high) > 0.88;
        boolean stroke = Math.abs(across + down) < 0.035 && Math.abs(across) < 0.32;
        return frame || stroke;
    }
}
