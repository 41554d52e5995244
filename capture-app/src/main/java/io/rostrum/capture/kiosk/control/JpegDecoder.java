package io.rostrum.capture.kiosk.control;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Decodes JPEG pictures one after the other into the same memory. Used by one thread. */
final class JpegDecoder implements AutoCloseable {
    private static final int BANDS = 3;

    private final ImageReader reader;
    private BufferedImage decoded;

    JpegDecoder() {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("jpeg");
        this.reader = readers.next();
    }

    /** Decodes into a picture whose red, green and blue bytes follow each other; it is valid until the next call. */
    BufferedImage decode(byte[] jpeg) throws IOException {
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(jpeg))) {
            reader.setInput(in, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if (decoded == null || decoded.getWidth() != width || decoded.getHeight() != height) {
                decoded = picture(width, height);
            }
            ImageReadParam parameters = reader.getDefaultReadParam();
            parameters.setDestination(decoded);
            return reader.read(0, parameters);
        }
    }

    /** In the order of JPEG's own decoder, which then copies whole rows: into TYPE_3BYTE_BGR it takes twice as long. */
    private static BufferedImage picture(int width, int height) {
        ColorSpace colours = ColorSpace.getInstance(ColorSpace.CS_sRGB);
        WritableRaster bytes = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, height, BANDS, null);
        return new BufferedImage(
                new ComponentColorModel(colours, false, false, Transparency.OPAQUE, DataBuffer.TYPE_BYTE),
                bytes,
                false,
                null);
    }

    /** Writes a decoded picture as opaque ARGB words. */
    static void copy(BufferedImage picture, int[] argb) {
        byte[] bytes = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
        for (int i = 0, b = 0; b < bytes.length; i++, b += BANDS) {
            argb[i] = 0xff000000 | (bytes[b] & 0xff) << 16 | (bytes[b + 1] & 0xff) << 8 | bytes[b + 2] & 0xff;
        }
    }

    @Override
    public void close() {
        reader.dispose();
    }
}
