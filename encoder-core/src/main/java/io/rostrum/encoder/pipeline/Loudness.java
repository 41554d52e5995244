package io.rostrum.encoder.pipeline;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.ffmpeg.FilterGraph;
import io.rostrum.encoder.ffmpeg.Frame;
import io.rostrum.encoder.media.MediaKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How loud a lecture is, measured over its whole length (ITU-R BS.1770, EBU R 128).
 *
 * @param integrated loudness in LUFS; the meter's floor of -70 means there was nothing to hear
 * @param truePeak in dBTP
 */
record Loudness(double integrated, double truePeak) {
    /** What the package is brought to: loud enough for a phone in a bus, quiet enough to leave peaks whole. */
    static final double TARGET_LUFS = -16;

    /** Nothing was heard. */
    static final Loudness NOTHING = new Loudness(-70, -70);

    /**
     * What is published peaks at -1 dBTP at most. AAC adds to the peaks: of speech and noise up to 0.4 dB at 128 kbit/s, 0.8 at 64
     * and 1.0 at 40, so the limit before it is lower.
     */
    static final double MAX_TRUE_PEAK = -2.2;

    /** More would lift the room's noise, not the voice. */
    private static final double MAX_GAIN_DB = 20;

    private static final double MONO_DB = 3;
    private static final double MAX_LISTEN_PEAK = -3.8;

    private static final double SILENT_BELOW_LUFS = -60;

    /** One linear gain for the whole lecture, in dB: towards the target, never past the peak's limit. */
    double gainDb() {
        if (!isAudible()) {
            return 0;
        }
        return Math.min(MAX_GAIN_DB, Math.min(TARGET_LUFS - integrated, MAX_TRUE_PEAK - truePeak));
    }

    /**
     * The further gain, in dB, of the listen-only programme. Its codec adds up to 2 dB to the peaks; and the half of the sum of
     * two channels is 3 dB less loud where they are alike, as a voice's are.
     *
     * @param mixed whether it is mixed from two channels
     */
    double listenGainDb(boolean mixed) {
        return isAudible() ? Math.min(mixed ? MONO_DB : 0, MAX_LISTEN_PEAK - truePeak - gainDb()) : 0;
    }

    /** Whether there is more than silence. */
    boolean isAudible() {
        return integrated >= SILENT_BELOW_LUFS;
    }

    /** What the meter has noted on a block: what it has measured so far; empty if it has no word yet. */
    static Optional<Loudness> of(Frame block) {
        String integrated = block.metadata("lavfi.r128.I");
        return integrated == null
                ? Optional.empty()
                : Optional.of(new Loudness(Double.parseDouble(integrated), peak(block)));
    }

    /** Decodes the sound once and measures it. Runs at some hundred times the speed of sound; heeds interruption. */
    static Loudness measure(Strand sound, long originMicros, boolean denoise)
            throws EncoderException, InterruptedException {
        Loudness last = NOTHING;
        try (StrandReader reader = StrandReader.open(sound, originMicros, new Losses())) {
            Frame first = reader.next();
            if (first == null) {
                return last;
            }
            try (FilterGraph meter = meter(first, denoise)) {
                for (Frame next = first; next != null; next = reader.next()) {
                    try (Frame frame = next) {
                        meter.push("in", frame);
                    }
                    last = read(meter, last);
                    if (Thread.interrupted()) {
                        throw new InterruptedException();
                    }
                }
                meter.push("in", null);
                return read(meter, last);
            }
        }
    }

    private static FilterGraph meter(Frame first, boolean denoise) throws EncoderException {
        try {
            // Measured as it will be heard: sound of many channels is mixed down first.
            String filters = "[in]" + SoundShape.filters(first.channels(), denoise)
                    + ",ebur128=peak=true:metadata=1:framelog=quiet[out]";
            return FilterGraph.build(filters, Map.of("in", first), List.of("out"), MediaKind.AUDIO, 1);
        } catch (EncoderException | RuntimeException e) {
            first.close();
            throw e;
        }
    }

    /** The meter's last word: each of its frames says what it has measured so far. */
    private static Loudness read(FilterGraph meter, Loudness before) throws EncoderException {
        Loudness latest = before;
        for (Frame next = meter.pull("out"); next != null; next = meter.pull("out")) {
            try (Frame frame = next) {
                latest = of(frame).orElse(latest);
            }
        }
        return latest;
    }

    /** The loudest channel's. */
    private static double peak(Frame frame) {
        double loudest = -70;
        for (int channel = 0; channel < frame.channels(); channel++) {
            String peak = frame.metadata("lavfi.r128.true_peaks_ch" + channel);
            if (peak != null) {
                loudest = Math.max(loudest, 20 * Math.log10(Math.max(1e-6, Double.parseDouble(peak))));
            }
        }
        return loudest;
    }
}
