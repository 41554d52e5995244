package io.rostrum.capture.kiosk.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class JpegDecoderTest {
    private static final int WIDTH = 32;
    private static final int HEIGHT = 16;

    @Test
    void coloursAreWhatTheyWereAlsoInTheNextPictureAndInOneOfAnotherSize() throws IOException {
        try (JpegDecoder decoder = new JpegDecoder()) {
            assertColour(decoder, Color.RED, 1);
            assertColour(decoder, Color.BLUE, 1);
            assertColour(decoder, Color.GREEN, 2);
        }
    }

    private static void assertColour(JpegDecoder decoder, Color colour, int size) throws IOException {
        int[] argb = new int[WIDTH * size * HEIGHT * size];
        JpegDecoder.copy(decoder.decode(jpeg(colour, size)), argb);
        Color seen = new Color(argb[argb.length / 2]);
        assertThat(argb[0] >>> 24).isEqualTo(255);
        assertThat(seen.getRed()).isCloseTo(colour.getRed(), within(6));
        assertThat(seen.getGreen()).isCloseTo(colour.getGreen(), within(6));
        assertThat(seen.getBlue()).isCloseTo(colour.getBlue(), within(6));
    }

    private static byte[] jpeg(Color colour, int size) throws IOException {
        BufferedImage picture = new BufferedImage(WIDTH * size, HEIGHT * size, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                picture.setRGB(x, y, colour.getRGB());
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, "jpeg", bytes);
        return bytes.toByteArray();
    }
}
