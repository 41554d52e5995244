package io.rostrum.capture.kiosk.control;

import javax.sound.sampled.AudioFormat;

/** Two soft notes. Playing blocks for half a second: not for the JavaFX thread. */
public enum Chime {
    /** Upwards: a recording runs. */
    STARTED(523.25, 783.99),
    /** Downwards: it is safe. */
    STOPPED(783.99, 523.25);

    private static final int RATE = 44_100;
    private static final int NOTE = RATE / 4;
    private static final int EDGE = RATE / 50;
    private static final double LOUDNESS = 0.25;

    private final double first;
    private final double second;

    Chime(double first, double second) {
        this.first = first;
        this.second = second;
    }

    /** Plays it; a PC without loudspeakers stays silent. */
    public void play() {
        Loudspeaker.play(new AudioFormat(RATE, 16, 1, true, false), samples());
    }

    /** 16-bit little-endian mono. */
    byte[] samples() {
        byte[] samples = new byte[2 * 2 * NOTE];
        for (int i = 0; i < 2 * NOTE; i++) {
            double frequency = i < NOTE ? first : second;
            int within = i % NOTE;
            double edge = Math.min(1, Math.min(within, NOTE - within) / (double) EDGE);
            double value = LOUDNESS * edge * Math.sin(2 * Math.PI * frequency * within / RATE);
            short sample = (short) Math.round(value * Short.MAX_VALUE);
            samples[2 * i] = (byte) sample;
            samples[2 * i + 1] = (byte) (sample >> 8);
        }
        return samples;
    }
}
