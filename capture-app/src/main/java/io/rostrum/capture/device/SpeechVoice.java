package io.rostrum.capture.device;

import java.util.SplittableRandom;

/**
 * A voice without words: pulses of a larynx through three moving formants, in syllables, with pauses between phrases.
 * Cheap source-filter synthesis; gives samples one after the other. One thread.
 */
final class SpeechVoice {
    static final int RATE = 48_000;

    /** First three formants of five vowels, in hertz. */
    private static final int[][] VOWELS = {
        {730, 1090, 2440}, {530, 1840, 2480}, {390, 1990, 2550}, {570, 840, 2410}, {440, 1020, 2240}
    };

    private static final double[] WEIGHT = {1, 0.6, 0.3};
    /** Brings the mean level to about -20 dBFS rms. */
    private static final double GAIN = 0.0042;
    /** Peaks bend below this, as in a microphone amplifier. */
    private static final double LIMIT = 0.35;

    private final SplittableRandom random = new SplittableRandom(7);
    private final double[] formants = {500, 1500, 2500};
    private final double[][] memory = new double[3][2];
    private double larynx;
    private int left;
    private int length = 1;
    private boolean pause;
    private int[] vowel = VOWELS[0];
    private int syllables = 5;

    /** The next sample; between -0.35 and 0.35. */
    double next() {
        if (left-- <= 0) {
            begin();
        }
        double position = 1 - (double) left / length;
        double loudness = pause ? 0 : Math.sin(Math.PI * Math.min(1, Math.max(0, position)));
        double pitch = 118 + 14 * Math.sin(position * 3) + 3 * syllables;
        larynx += pitch / RATE;
        double excitation = 0;
        if (larynx >= 1) {
            larynx -= 1;
            excitation = 1;
        }
        excitation = loudness * (excitation * 8 + (random.nextDouble() - 0.5) * 0.1);
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            formants[i] += (vowel[i] - formants[i]) * 0.0006;
            sum += WEIGHT[i] * resonate(i, excitation);
        }
        return LIMIT * Math.tanh(sum * GAIN / LIMIT);
    }

    private void begin() {
        if (syllables == 0) {
            pause = true;
            syllables = 4 + random.nextInt(9);
            length = RATE / 4 + random.nextInt(RATE / 3);
        } else {
            pause = false;
            syllables--;
            vowel = VOWELS[random.nextInt(VOWELS.length)];
            length = RATE / 8 + random.nextInt(RATE / 8);
        }
        left = length;
    }

    /** A two-pole resonator of 90 Hz bandwidth. */
    private double resonate(int i, double input) {
        double radius = Math.exp(-Math.PI * 90 / RATE);
        double angle = 2 * Math.PI * formants[i] / RATE;
        double output = input + 2 * radius * Math.cos(angle) * memory[i][0] - radius * radius * memory[i][1];
        memory[i][1] = memory[i][0];
        memory[i][0] = output;
        return output;
    }
}
