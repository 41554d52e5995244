package io.rostrum.capture.device;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;

/** The paintings of {@code test:slides}: a short talk about the appliance itself. */
final class SlideDeck {
    static final int WIDTH = 1920;
    static final int HEIGHT = 1080;

    private static final List<Slide> SLIDES = List.of(
            new Slide(
                    "One button, one lecture",
                    "The lecturer presses Record, teaches, and presses Stop.",
                    "No account, no manual, no waiting.",
                    "By the next morning the students can watch."),
            new Slide(
                    "What a second of a lecture costs",
                    "Camera: 25 pictures, slides: 10, sound: 48 000 samples.",
                    "A master keeps all of it, so nothing is taught twice.",
                    "A phone on a weak link hears first and sees soon after."),
            new Slide(
                    "The disk is the bus",
                    "Capture writes fragments of half a second, each forced to disk.",
                    "Everything after it reads them: tonight, or years later.",
                    "A power cut costs the last two seconds, never the lecture."),
            new Slide(
                    "The night shift",
                    "Encoding runs at low priority, upload in its own window.",
                    "A line that breaks resumes at the byte where it broke.",
                    "Sound and the smallest picture travel first."),
            new Slide(
                    "One clock for everything",
                    "Pictures and sound carry the time at which they happened.",
                    "The square at the top right flashes every five seconds.",
                    "The beep must sound with it: that is the proof."));

    private SlideDeck() {}

    private record Slide(String title, String... lines) {}

    /** How many slides there are. */
    static int pages() {
        return SLIDES.size();
    }

    /** A slide, painted. */
    static BufferedImage paint(int page) {
        return Brush.opaque(WIDTH, HEIGHT, g -> paint(g, SLIDES.get(page), page));
    }

    private static void paint(Graphics2D g, Slide slide, int page) {
        g.setColor(Brush.rgb(0xf6f4ef));
        g.fillRect(0, 0, WIDTH, HEIGHT);
        g.setColor(Brush.rgb(0x0f5f5c));
        g.fillRect(0, 0, 28, HEIGHT);
        g.setColor(Brush.rgb(0x1d2330));
        g.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 76));
        g.drawString(slide.title(), 120, 210);
        g.setStroke(new BasicStroke(4));
        g.setColor(Brush.rgb(0xe2ded4));
        g.drawLine(120, 300, 1560, 300);
        for (int i = 0; i < slide.lines().length; i++) {
            int y = 420 + i * 110;
            g.setColor(Brush.rgb(0x0f5f5c));
            g.fillOval(124, y - 26, 18, 18);
            g.setColor(Brush.rgb(0x1d2330));
            g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 44));
            g.drawString(slide.lines()[i], 176, y);
        }
        for (int i = 0; i < 12; i++) { // a small chart that differs from page to page
            int bar = (int) (60 + 120 * Math.abs(Math.sin(0.6 * i + page)));
            g.setColor(i % 3 == page % 3 ? Brush.rgb(0x0f5f5c) : Brush.rgb(0xd9ece9));
            g.fillRect(176 + i * 70, 950 - bar, 46, bar);
        }
        g.setColor(Brush.rgb(0x5b6472));
        g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 28));
        g.drawString("Rostrum test slides", 120, 1030);
        g.drawString((page + 1) + " / " + SLIDES.size(), 1060, 1030);
    }
}
