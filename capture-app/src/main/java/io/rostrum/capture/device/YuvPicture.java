package io.rostrum.capture.device;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.ffmpeg.Frame;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;

/** A painted picture as yuv420p, made once and copied into each frame. Immutable. */
final class YuvPicture {
    private final int width;
    private final int height;
    private final byte[][] planes;

    /** Converts a painting; both its sides are even. */
    YuvPicture(BufferedImage image) {
        width = image.getWidth();
        height = image.getHeight();
        planes = new byte[][] {new byte[width * height], new byte[width * height / 4], new byte[width * height / 4]};
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                planes[0][y * width + x] = (byte) Yuv.luma(image.getRGB(x, y));
            }
        }
        for (int y = 0; y < height; y += 2) {
            for (int x = 0; x < width; x += 2) {
                int rgb = Yuv.block(image, x, y);
                int at = y / 2 * (width / 2) + x / 2;
                planes[1][at] = (byte) Yuv.chromaBlue(rgb);
                planes[2][at] = (byte) Yuv.chromaRed(rgb);
            }
        }
    }

    /** A new frame with this picture, which the caller may paint on and closes. */
    YuvFrame frame() throws EncoderException {
        YuvFrame target = new YuvFrame(Frame.video(width, height, "yuv420p"));
        for (int plane = 0; plane < 3; plane++) {
            int w = plane == 0 ? width : width / 2;
            int h = plane == 0 ? height : height / 2;
            ByteBuffer to = target.plane(plane);
            int stride = target.frame().stride(plane);
            for (int row = 0; row < h; row++) {
                to.position(row * stride);
                to.put(planes[plane], row * w, w);
            }
        }
        return target;
    }
}
