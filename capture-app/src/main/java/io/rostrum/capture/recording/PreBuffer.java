package io.rostrum.capture.recording;

import io.rostrum.encoder.media.EncodedSample;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The last stretch of a track, coded, while no recording runs. Bounded twice: by time, and by bytes, when the oldest goes
 * earlier. It always begins where decoding can start. One thread.
 */
final class PreBuffer {
    /** Two minutes at 4 Mbit/s; a lecture's camera takes less. */
    static final long MAX_BYTES = 64_000_000;

    private final Duration length;
    private final long maxBytes;
    private final Deque<EncodedSample> samples = new ArrayDeque<>();
    private long bytes;

    PreBuffer(Duration length, long maxBytes) {
        this.length = length;
        this.maxBytes = maxBytes;
    }

    void add(EncodedSample sample, int timescale) {
        if (samples.isEmpty() && !sample.sync()) {
            return; // its picture cannot be decoded without one that is gone
        }
        samples.add(sample);
        bytes += sample.size();
        long oldest = sample.pts() - TrackClock.ticksOf(length.toNanos(), timescale);
        while (bytes > maxBytes || endsBefore(oldest)) {
            dropGroup();
        }
    }

    /** Whether the oldest group of pictures is not needed: the next one begins early enough. */
    private boolean endsBefore(long oldest) {
        boolean first = true;
        for (EncodedSample sample : samples) {
            if (!first && sample.sync()) {
                return sample.pts() <= oldest;
            }
            first = false;
        }
        return false;
    }

    private void dropGroup() {
        do {
            bytes -= samples.remove().size();
        } while (!samples.isEmpty() && !samples.peek().sync());
    }

    /** Empties it; what can be decoded from a time on is handed out. */
    List<EncodedSample> takeFrom(long ticks) {
        List<EncodedSample> taken = new ArrayList<>();
        for (EncodedSample sample : samples) {
            if (!taken.isEmpty() || sample.sync() && sample.pts() >= ticks) {
                taken.add(sample);
            }
        }
        samples.clear();
        bytes = 0;
        return taken;
    }

    long bytes() {
        return bytes;
    }
}
