package io.rostrum.capture.recording;

import io.rostrum.encoder.ffmpeg.Frame;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Tells speech from other sounds. A voice has a pitch (its wave repeats itself 80 to 400 times a second) and a rhythm of
 * syllables; the click of a slide has no pitch, a fan's or projector's hum no rhythm. One thread adds; any may ask.
 */
final class VoiceActivity {
    /** The sound is looked at so many times a second, by its mean over neighbouring samples. */
    private static final int RATE = 8_000;

    private static final int WINDOW = RATE * 32 / 1000;
    private static final int HOP = RATE * 20 / 1000;
    private static final int SHORTEST_LAG = RATE / 400;
    private static final int LONGEST_LAG = RATE / 80;
    /** How alike a wave must be to itself one pitch period later; 1 is the same. */
    private static final double VOICED = 0.55;

    private static final double QUIET = 0.0018; // -55 dBFS
    /** A rhythm is judged over so many windows: four seconds. */
    private static final int MEMORY = 200;

    private static final double LEAST_VOICED = 0.2;
    /** Loud and quiet windows of speech differ by more than this factor in amplitude. */
    private static final double RHYTHM = 3;

    private final double[] wave = new double[WINDOW + LONGEST_LAG];
    private int filled;
    private double sum;
    private int summed;
    private final double[] loudness = new double[MEMORY];
    private final boolean[] voiced = new boolean[MEMORY];
    private int windows;
    private volatile boolean speaking;

    /** Whether somebody spoke during most of the last seconds. */
    boolean isSpeaking() {
        return speaking;
    }

    /** The source is gone. */
    void silence() {
        speaking = false;
        windows = 0;
        filled = 0;
    }

    /** Listens to a block's first channel. */
    void add(Frame sound) {
        String format = sound.format();
        boolean planar = format.endsWith("p");
        SampleReader reader = SampleReader.of(planar ? format.substring(0, format.length() - 1) : format);
        if (reader == null || sound.sampleRate() < RATE) {
            return;
        }
        int channels = planar ? 1 : sound.channels();
        int bytes = reader.bytes();
        ByteBuffer plane = sound.plane(0, sound.samples() * channels * bytes).order(ByteOrder.nativeOrder());
        int take = sound.sampleRate() / RATE;
        for (int i = 0; i < sound.samples(); i++) {
            sum += reader.read(plane, i * channels * bytes);
            if (++summed == take) {
                take(sum / take);
                sum = 0;
                summed = 0;
            }
        }
    }

    private void take(double value) {
        wave[filled++] = value;
        if (filled == wave.length) {
            judge();
            System.arraycopy(wave, HOP, wave, 0, wave.length - HOP);
            filled = wave.length - HOP;
        }
    }

    private void judge() {
        double energy = 0;
        for (int i = 0; i < WINDOW; i++) {
            energy += wave[i] * wave[i];
        }
        int at = windows++ % MEMORY;
        loudness[at] = Math.sqrt(energy / WINDOW);
        voiced[at] = loudness[at] > QUIET && isPeriodic(energy);
        speaking = windows >= MEMORY / 2 && isSpeech();
    }

    /** Whether the wave repeats itself at a voice's pitch (normalised autocorrelation). */
    private boolean isPeriodic(double energy) {
        for (int lag = SHORTEST_LAG; lag <= LONGEST_LAG; lag++) {
            double product = 0;
            double shifted = 0;
            for (int i = 0; i < WINDOW; i++) {
                product += wave[i] * wave[i + lag];
                shifted += wave[i + lag] * wave[i + lag];
            }
            if (product > VOICED * Math.sqrt(energy * shifted) && product > 0) {
                return true;
            }
        }
        return false;
    }

    private boolean isSpeech() {
        int known = Math.min(windows, MEMORY);
        int count = 0;
        double[] sorted = new double[known];
        for (int i = 0; i < known; i++) {
            count += voiced[i] ? 1 : 0;
            sorted[i] = loudness[i];
        }
        Arrays.sort(sorted);
        double quiet = sorted[known / 10];
        double loud = sorted[known * 9 / 10];
        return count > LEAST_VOICED * known && loud > QUIET && loud > RHYTHM * quiet;
    }
}
