package io.rostrum.capture.device;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.ffmpeg.Frame;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;

/** A painted picture as yuv420p, made once and copied into each frame. Immutable. */
final class YuvPicture {
    private final int width;
    private final int height;
    private final byte[] samples;

    /** Converts a painting; both its sides are even. */
    YuvPicture(BufferedImage image) {
        this(image.getWidth(), image.getHeight(), new byte[image.getWidth() * image.getHeight() * 3 / 2]);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                samples[y * width + x] = (byte) Yuv.luma(image.getRGB(x, y));
            }
        }
        int blue = width * height;
        int red = blue + blue / 4;
        for (int y = 0; y < height; y += 2) {
            for (int x = 0; x < width; x += 2) {
                int rgb = Yuv.block(image, x, y);
                int at = y / 2 * (width / 2) + x / 2;
                samples[blue + at] = (byte) Yuv.chromaBlue(rgb);
                samples[red + at] = (byte) Yuv.chromaRed(rgb);
            }
        }
    }

    /** The planes, one after the other without gaps; they become the picture's. */
    YuvPicture(int width, int height, byte[] samples) {
        this.width = width;
        this.height = height;
        this.samples = samples;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** The planes, one after the other without gaps; not to be changed. */
    byte[] samples() {
        return samples;
    }

    /** A new frame with this picture, which the caller may paint on and closes. */
    YuvFrame frame() throws EncoderException {
        YuvFrame target = new YuvFrame(Frame.video(width, height, "yuv420p"));
        int from = 0;
        for (int plane = 0; plane < 3; plane++) {
            int w = plane == 0 ? width : width / 2;
            int h = plane == 0 ? height : height / 2;
            ByteBuffer to = target.plane(plane);
            int stride = target.frame().stride(plane);
            for (int row = 0; row < h; row++) {
                to.position(row * stride);
                to.put(samples, from, w);
                from += w;
            }
        }
        return target;
    }
}
