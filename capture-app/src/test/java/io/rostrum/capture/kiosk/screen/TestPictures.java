package io.rostrum.capture.kiosk.screen;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/** Drawn stand-ins for a slide and a lecturer. */
final class TestPictures {
    private TestPictures() {}

    static byte[] slide() throws IOException {
        return slide(0);
    }

    static byte[] camera() throws IOException {
        return camera(0);
    }

    /** With its curve moved to the right by so many pixels. */
    static byte[] slide(int moved) throws IOException {
        BufferedImage image = new BufferedImage(960, 540, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = canvas(image);
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, 960, 540);
        g.setColor(new Color(0x222222));
        g.setFont(new Font("Noto Sans", Font.BOLD, 36));
        g.drawString("Additive increase, multiplicative decrease", 56, 76);
        g.setFont(new Font("Noto Sans", Font.PLAIN, 20));
        g.drawString("cwnd (segments)", 112, 150);
        g.drawString("round trips", 400, 500);
        g.setStroke(new BasicStroke(2));
        g.drawLine(100, 140, 100, 470);
        g.drawLine(100, 470, 840, 470);
        g.setColor(new Color(0xb3261e));
        g.setStroke(new BasicStroke(4, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.translate(moved, 0);
        g.drawPolyline(
                new int[] {100, 150, 180, 380, 384, 600, 604, 830},
                new int[] {460, 420, 350, 250, 350, 250, 360, 260},
                8);
        return jpeg(g, image);
    }

    /** With the lecturer so many pixels to the right. */
    static byte[] camera(int moved) throws IOException {
        BufferedImage image = new BufferedImage(640, 360, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = canvas(image);
        g.setPaint(new GradientPaint(0, 0, new Color(0x9fb4bf), 640, 360, new Color(0x5d7480)));
        g.fillRect(0, 0, 640, 360);
        g.setColor(new Color(0x2d5f8a));
        g.fillRect(430, 60, 150, 110);
        g.translate(moved, 0);
        g.setColor(new Color(0xd98e1f));
        g.fillRoundRect(240, 190, 160, 220, 90, 90);
        g.setColor(new Color(0xe3b899));
        g.fillOval(278, 100, 84, 100);
        g.setColor(new Color(0x2b1d16));
        g.fillArc(272, 88, 96, 90, 0, 180);
        return jpeg(g, image);
    }

    /** As the agent sends it: as wide as was asked for, but never wider than it is. */
    static byte[] scaled(byte[] jpeg, int width) throws IOException {
        BufferedImage whole = ImageIO.read(new ByteArrayInputStream(jpeg));
        if (width >= whole.getWidth()) {
            return jpeg;
        }
        int height = width * whole.getHeight() / whole.getWidth();
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = canvas(image);
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        g.drawImage(whole, 0, 0, width, height, null);
        return jpeg(g, image);
    }

    /** A lecture's loudness: sentences with pauses between them, quiet at both ends. */
    static String waveform() {
        StringBuilder peaks = new StringBuilder();
        int count = 900;
        for (int i = 0; i < count; i++) {
            double sentence = Math.abs(Math.sin(i / 9.0)) * (0.6 + 0.4 * Math.sin(i * 7.3));
            double peak = i < 30 || i > count - 40 ? 0.04 : 0.1 + 0.75 * sentence;
            peaks.append(i == 0 ? "" : ",").append(String.format(java.util.Locale.ROOT, "%.3f", peak));
        }
        return "{\"stepMs\":5943,\"peaks\":[" + peaks + "]}";
    }

    /** An index of twelve stills, all of them the slide. */
    static String stills() {
        StringBuilder index = new StringBuilder("WEBVTT\n");
        for (int i = 0; i < 12; i++) {
            index.append("\n00:").append(String.format("%02d", i * 5)).append(":00.000 --> 00:59:00.000\n");
            index.append("0.jpg#xywh=0,0,960,540\n");
        }
        return index.toString();
    }

    private static Graphics2D canvas(BufferedImage image) {
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        return g;
    }

    private static byte[] jpeg(Graphics2D g, BufferedImage image) throws IOException {
        g.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "jpeg", out);
        return out.toByteArray();
    }
}
