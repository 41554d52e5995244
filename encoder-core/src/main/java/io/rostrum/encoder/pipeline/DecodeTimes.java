package io.rostrum.encoder.pipeline;

import io.rostrum.encoder.media.EncodedSample;
import java.util.ArrayList;
import java.util.List;

/**
 * Gives the pictures of closed groups decode times that do not depend on how regularly they came: the times at which pictures are
 * shown, in order, less one delay that is the same for all. So each group begins its decoding exactly that delay before it is
 * shown, and a segment's samples last as long as its pictures.
 *
 * <p>x264 instead takes a picture's decode time from the one shown some pictures before, so that with irregular pictures every
 * segment would state another length than its samples have. Holds one group. One thread.
 */
final class DecodeTimes {
    private final long delay;
    private final List<EncodedSample> group = new ArrayList<>();

    /** Times for pictures that wait for later ones, {@code delay} ticks at the nominal rate; 0 if none waits. */
    DecodeTimes(long delay) {
        this.delay = delay;
    }

    /** Takes the next picture in decode order; gives the group before it if it begins another. */
    List<EncodedSample> add(EncodedSample sample) {
        if (delay == 0) {
            return List.of(sample); // shown as they are decoded
        }
        List<EncodedSample> whole = sample.sync() ? end() : List.of();
        group.add(sample);
        return whole;
    }

    /** The last group. */
    List<EncodedSample> end() {
        long[] shown = group.stream().mapToLong(EncodedSample::pts).sorted().toArray();
        EncodedSample[] timed = new EncodedSample[shown.length];
        long latest = Long.MAX_VALUE;
        for (int i = shown.length - 1; i >= 0; i--) {
            EncodedSample sample = group.get(i);
            // Nothing is shown before it is decoded, however long the pauses between pictures are.
            latest = Math.min(latest - 1, sample.pts());
            long decoded = Math.min(shown[i] - delay, latest);
            timed[i] = new EncodedSample(sample.data(), sample.pts(), decoded, sample.duration(), sample.sync());
        }
        group.clear();
        return List.of(timed);
    }
}
