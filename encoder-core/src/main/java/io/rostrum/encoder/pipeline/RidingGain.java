package io.rostrum.encoder.pipeline;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.ffmpeg.FilterGraph;
import io.rostrum.encoder.ffmpeg.Frame;
import io.rostrum.encoder.media.MediaKind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Brings sound to one loudness whose end nobody knows yet: a gain that follows what was heard so far, six seconds ahead.
 *
 * <p>The measure is the one of the whole lecture (EBU R 128, gated, from its start), so it moves quickly for some seconds and
 * hardly at all after a minute. The gain follows it too slowly to be heard, up slower than down; only a peak that would pass the
 * limit brings it down faster, and is there before the peak is. It depends on the samples alone, so an encoding that goes on
 * after a crash comes to the same gain. Holds six seconds of sound. One thread.
 */
final class RidingGain implements AutoCloseable {
    /** The meter speaks each 100 ms. */
    private static final int BLOCKS_AHEAD = 60;

    private static final double UP_DB = 0.02;
    private static final double DOWN_DB = 0.1;

    private final FilterGraph meter;
    private final FilterGraph volume;
    private final Deque<Frame> ahead = new ArrayDeque<>();
    private Loudness heard = Loudness.NOTHING;
    private double gain;
    private double rush;
    private boolean found;

    private RidingGain(FilterGraph meter, FilterGraph volume) {
        this.meter = meter;
        this.volume = volume;
    }

    /** Takes a block of the sound with its gain, which stays the giver's. */
    @FunctionalInterface
    interface Sink {
        void take(Frame block) throws EncoderException, InterruptedException;
    }

    /** A gain for sound of the shape of a block, which is only looked at. */
    static RidingGain of(Frame shape) throws EncoderException {
        FilterGraph meter = FilterGraph.build(
                "[in]ebur128=peak=true:metadata=1:framelog=quiet[out]",
                Map.of("in", shape),
                List.of("out"),
                MediaKind.AUDIO,
                1);
        try (Frame metered = Frame.audio(1, shape.audioFormat(), "dbl")) {
            FilterGraph volume = FilterGraph.build(
                    "[in]volume=0dB:precision=double,aformat=sample_fmts=fltp[out]",
                    Map.of("in", metered),
                    List.of("out"),
                    MediaKind.AUDIO,
                    1);
            return new RidingGain(meter, volume);
        } catch (EncoderException | RuntimeException e) {
            meter.close();
            throw e;
        }
    }

    /** Takes a block, which stays the caller's, and hands on what is ready. */
    void push(Frame block, Sink sink) throws EncoderException, InterruptedException {
        meter.push("in", block);
        measure(sink);
    }

    /** Hands on what is left. */
    void end(Sink sink) throws EncoderException, InterruptedException {
        meter.push("in", null);
        measure(sink);
        while (!ahead.isEmpty()) {
            release(sink);
        }
        volume.push("in", null);
        drain(sink);
    }

    private void measure(Sink sink) throws EncoderException, InterruptedException {
        for (Frame block = meter.pull("out"); block != null; block = meter.pull("out")) {
            ahead.add(block);
            heard = Loudness.of(block).orElse(heard);
            if (ahead.size() > BLOCKS_AHEAD) {
                release(sink);
            }
        }
    }

    private void release(Sink sink) throws EncoderException, InterruptedException {
        ride();
        volume.command("volume", "volume", String.format(Locale.ROOT, "%.3fdB", gain));
        try (Frame block = ahead.poll()) {
            volume.push("in", block);
        }
        drain(sink);
    }

    private void ride() {
        double wanted = heard.gainDb();
        if (!found) {
            found = heard.isAudible();
            gain = wanted; // nobody hears a jump in silence
            return;
        }
        double limit = Loudness.MAX_TRUE_PEAK - heard.truePeak();
        // The peak that set the limit is at most as many blocks away as are held.
        rush = gain > limit ? Math.max(rush, (gain - limit) / Math.max(1, ahead.size() - 1)) : 0;
        gain = wanted < gain ? Math.max(wanted, gain - Math.max(DOWN_DB, rush)) : Math.min(wanted, gain + UP_DB);
    }

    private void drain(Sink sink) throws EncoderException, InterruptedException {
        for (Frame next = volume.pull("out"); next != null; next = volume.pull("out")) {
            try (Frame block = next) {
                sink.take(block);
            }
        }
    }

    @Override
    public void close() {
        ahead.forEach(Frame::close);
        ahead.clear();
        meter.close();
        volume.close();
    }
}
