package io.rostrum.capture.device;

import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** A painted picture that is seldom shown: a hundredth of its size in memory, unpacked in some milliseconds. Immutable. */
final class PackedPicture {
    private final int width;
    private final int height;
    private final byte[] packed;

    PackedPicture(YuvPicture picture) {
        width = picture.width();
        height = picture.height();
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try {
            deflater.setInput(picture.samples());
            deflater.finish();
            byte[] room = new byte[width * height * 2];
            packed = Arrays.copyOf(room, deflater.deflate(room));
        } finally {
            deflater.end();
        }
    }

    YuvPicture unpacked() {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(packed);
            byte[] samples = new byte[width * height * 3 / 2];
            inflater.inflate(samples);
            return new YuvPicture(width, height, samples);
        } catch (DataFormatException e) {
            throw new IllegalStateException("A picture that was packed here cannot be unpacked.", e);
        } finally {
            inflater.end();
        }
    }
}
