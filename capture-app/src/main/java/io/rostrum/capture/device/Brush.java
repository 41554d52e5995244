package io.rostrum.capture.device;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.function.Consumer;

/** Paints with Java2D, into memory only: no screen is touched. */
final class Brush {
    private Brush() {}

    /** An opaque painting. */
    static BufferedImage opaque(int width, int height, Consumer<Graphics2D> painter) {
        return paint(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), painter);
    }

    /** A painting with transparent parts. */
    static BufferedImage sprite(int width, int height, Consumer<Graphics2D> painter) {
        return paint(new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB), painter);
    }

    /** A colour as it stands in a style sheet, for example {@code 0x0f5f5c}. */
    static Color rgb(int rgb) {
        return new Color(rgb);
    }

    private static BufferedImage paint(BufferedImage image, Consumer<Graphics2D> painter) {
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            painter.accept(graphics);
        } finally {
            graphics.dispose();
        }
        return image;
    }
}
