package io.rostrum.encoder.pipeline;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.ffmpeg.Frame;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Measures the noise of a camera at the beginning of its pictures: how much brightness flickers where nothing moves. A dark room
 * with a cheap sensor flickers by several levels of 255, which costs a third of all bytes and shows nothing.
 *
 * <p>Small blocks of each picture are compared with the one before; the quarter that changed least stands still, whatever the lecturer
 * does. Neighbouring samples flicker each for itself, while light and soft things that move change them alike: so what counts is by how
 * much more one changes than the next. What is nearly black or white is cut off and does not count. One thread.
 */
final class PictureNoise {
    /** Mean flicker of a sample from one picture to the next, in levels, from which smoothing is worth it. */
    static final double NOISY = 1.5;

    /** More is no noise: the whole picture moves. */
    private static final double MOVING = 12;

    private static final int PICTURES = 25;
    private static final int BLOCK = 16;
    /** Each second block of each second row of blocks tells enough. */
    private static final int STEP = 2 * BLOCK;

    /** Two that flicker each for itself differ by so much more than one alone. */
    private static final double TWO_SAMPLES = Math.sqrt(2);

    private static final int DARKEST = 30;
    private static final int BRIGHTEST = 220;

    private PictureNoise() {}

    /** Whether a camera's pictures are noisy enough to be smoothed. Decodes its first second. */
    static boolean isHigh(Strand camera, long originMicros) throws EncoderException, InterruptedException {
        List<Double> changes = new ArrayList<>();
        // What is damaged is told when the pictures are encoded.
        try (StrandReader reader = StrandReader.open(camera, originMicros, new Losses())) {
            Frame before = null;
            try {
                for (int i = 0; i < PICTURES; i++) {
                    Frame next = reader.next();
                    if (next == null || !isPlain(next)) {
                        close(next);
                        break;
                    }
                    if (before != null && before.hasShapeOf(next)) {
                        changes.add(flicker(before, next));
                    }
                    close(before);
                    before = next;
                }
            } finally {
                close(before);
            }
        }
        changes.removeIf(change -> change == 0); // a picture that was given twice tells nothing
        double noise = quantile(changes, 0.5);
        return noise >= NOISY && noise < MOVING;
    }

    /** Eight bits a sample, brightness in a plane of its own. */
    private static boolean isPlain(Frame picture) {
        return List.of("yuv420p", "yuvj420p", "yuv422p", "yuvj422p", "nv12").contains(picture.format());
    }

    private static void close(Frame frame) {
        if (frame != null) {
            frame.close();
        }
    }

    /** By how much a sample flickers in the blocks that changed least. */
    static double flicker(Frame before, Frame now) {
        ByteBuffer old = before.plane(0, before.stride(0) * before.height());
        ByteBuffer luma = now.plane(0, now.stride(0) * now.height());
        List<Double> blocks = new ArrayList<>();
        for (int y = 0; y + BLOCK <= now.height(); y += STEP) {
            for (int x = 0; x + BLOCK <= now.width(); x += STEP) {
                int sum = 0;
                int flicker = 0;
                for (int row = y; row < y + BLOCK; row++) {
                    int last = 0;
                    for (int column = x; column < x + BLOCK; column++) {
                        int level = luma.get(row * now.stride(0) + column) & 0xff;
                        int change = level - (old.get(row * before.stride(0) + column) & 0xff);
                        sum += level;
                        flicker += column == x ? 0 : Math.abs(change - last);
                        last = change;
                    }
                }
                int mean = sum / (BLOCK * BLOCK);
                if (mean >= DARKEST && mean <= BRIGHTEST) {
                    blocks.add(flicker / (BLOCK * (BLOCK - 1) * TWO_SAMPLES));
                }
            }
        }
        return quantile(blocks, 0.25);
    }

    /** 0 of nothing. */
    private static double quantile(List<Double> values, double part) {
        if (values.isEmpty()) {
            return 0;
        }
        Collections.sort(values);
        return values.get((int) (part * (values.size() - 1)));
    }
}
