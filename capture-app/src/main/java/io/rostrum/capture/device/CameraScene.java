package io.rostrum.capture.device;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;

/** The paintings of {@code test:camera}: a lecture room, and a lecturer in several poses. */
final class CameraScene {
    static final int WIDTH = 1280;
    static final int HEIGHT = 720;
    static final int FIGURE_WIDTH = 260;
    static final int FIGURE_HEIGHT = 440;

    private CameraScene() {}

    /** The room without anybody in it. */
    static BufferedImage room() {
        return Brush.opaque(WIDTH, HEIGHT, g -> {
            g.setPaint(new GradientPaint(0, 0, Brush.rgb(0xd9d4c7), WIDTH, HEIGHT, Brush.rgb(0xb9b1a0)));
            g.fillRect(0, 0, WIDTH, HEIGHT);
            window(g);
            board(g);
            g.setPaint(new GradientPaint(0, 590, Brush.rgb(0x8a6a48), 0, HEIGHT, Brush.rgb(0x5d452d)));
            g.fillRect(0, 590, WIDTH, HEIGHT - 590);
        });
    }

    private static void window(Graphics2D g) {
        g.setPaint(new GradientPaint(1120, 80, Brush.rgb(0xdff0fa), 1240, 430, Brush.rgb(0x9cc3dc)));
        g.fillRect(1120, 80, 120, 350);
        g.setColor(Brush.rgb(0xf4f1ea));
        g.setStroke(new BasicStroke(10));
        g.drawRect(1120, 80, 120, 350);
        g.drawLine(1180, 80, 1180, 430);
        g.drawLine(1120, 255, 1240, 255);
    }

    private static void board(Graphics2D g) {
        g.setColor(Brush.rgb(0x7b5b3a));
        g.fillRect(320, 60, 740, 380);
        g.setColor(Brush.rgb(0x23443b));
        g.fillRect(334, 74, 712, 352);
        g.setColor(new Color(0xe8, 0xee, 0xe4, 200));
        g.setStroke(new BasicStroke(4, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.drawLine(380, 380, 640, 380); // axes and a curve in chalk
        g.drawLine(380, 380, 380, 130);
        for (int x = 0; x < 240; x += 4) {
            g.drawLine(382 + x, height(x), 386 + x, height(x + 4));
        }
        for (int line = 0; line < 5; line++) {
            for (int word = 0; word < 4; word++) {
                int x = 700 + word * 80;
                int y = 140 + line * 50;
                g.drawArc(x, y, 26, 16, 20, 300);
                g.drawLine(x + 26, y + 8, x + 52 - word * 5, y + 4 + line);
            }
        }
    }

    private static int height(int x) {
        return (int) (370 - 220 * (1 - Math.exp(-x / 80.0)));
    }

    /**
     * The lecturer, cut out.
     *
     * @param lift how high the pointing hand is, from 0 to 1
     */
    static BufferedImage figure(double lift) {
        return Brush.sprite(FIGURE_WIDTH, FIGURE_HEIGHT, g -> {
            g.setStroke(new BasicStroke(36, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            g.setColor(Brush.rgb(0xb9780f));
            int handX = 228;
            int handY = (int) (300 - 190 * lift);
            g.drawLine(168, 170, 200, 190 + (handY - 170) / 3);
            g.drawLine(200, 190 + (handY - 170) / 3, handX, handY);
            g.drawLine(92, 170, 70, 290);
            g.fillRoundRect(74, 140, 112, 240, 60, 60);
            g.setColor(Brush.rgb(0x2b3648));
            g.fillRoundRect(84, 340, 92, 100, 20, 20);
            g.setColor(Brush.rgb(0xd9a37c));
            g.fillOval(handX - 20, handY - 22, 36, 36);
            g.fillOval(54, 284, 34, 34);
            g.fillRect(116, 110, 28, 40);
            g.fillOval(88, 30, 84, 100);
            g.setColor(Brush.rgb(0x33241b));
            g.fillArc(82, 18, 96, 100, 0, 180);
            g.fillOval(112, 74, 9, 9);
            g.fillOval(140, 74, 9, 9);
        });
    }
}
