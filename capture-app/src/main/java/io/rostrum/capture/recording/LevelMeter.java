package io.rostrum.capture.recording;

import io.rostrum.encoder.ffmpeg.Frame;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Measures loudness over windows of about 66 ms. One thread adds, any may ask. */
final class LevelMeter {
    private static final double WINDOW_SECONDS = 0.066;
    private static final int MAX_PLANES = 8; // more an AVFrame's data array does not hold

    private final String source;
    private volatile SoundLevel level;
    private double peak;
    private double squares;
    private long counted;
    private long inWindow;

    LevelMeter(String source) {
        this.source = source;
        silence();
    }

    /** The level over the last whole window. */
    SoundLevel level() {
        return level;
    }

    /** The source is gone. */
    void silence() {
        level = new SoundLevel(source, SoundLevel.FLOOR_DBFS, SoundLevel.FLOOR_DBFS);
    }

    /** Measures a block of sound. */
    void add(Frame sound) {
        String format = sound.format();
        boolean planar = format.endsWith("p");
        SampleReader reader = SampleReader.of(planar ? format.substring(0, format.length() - 1) : format);
        if (reader == null) {
            return; // recorded all the same; a level that is not known must not cost the sound
        }
        int planes = planar ? Math.min(MAX_PLANES, sound.channels()) : 1;
        int values = planar ? sound.samples() : sound.samples() * sound.channels();
        for (int plane = 0; plane < planes; plane++) {
            ByteBuffer bytes = sound.plane(plane, values * reader.bytes()).order(ByteOrder.nativeOrder());
            for (int i = 0; i < values; i++) {
                double value = reader.read(bytes, i * reader.bytes());
                peak = Math.max(peak, Math.abs(value));
                squares += value * value;
            }
        }
        counted += (long) values * planes;
        inWindow += sound.samples();
        if (inWindow >= WINDOW_SECONDS * sound.sampleRate()) {
            level = new SoundLevel(source, decibels(peak), decibels(Math.sqrt(squares / Math.max(1, counted))));
            peak = 0;
            squares = 0;
            counted = 0;
            inWindow = 0;
        }
    }

    private static double decibels(double amplitude) {
        if (!(amplitude > 0)) {
            return SoundLevel.FLOOR_DBFS;
        }
        return Math.max(SoundLevel.FLOOR_DBFS, Math.min(0, 20 * Math.log10(amplitude)));
    }
}
