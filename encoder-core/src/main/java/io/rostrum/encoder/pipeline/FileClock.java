package io.rostrum.encoder.pipeline;

import java.util.HashMap;
import java.util.Map;

/**
 * One clock for a file whose timestamps jump or go back, as of recordings that were joined by concatenation: where the file's
 * time breaks, what follows goes on where the file had come to.
 *
 * <p>Sees the packets of all streams in the file's order, so that each reader of the file, whichever stream it decodes, comes
 * to the same clock, and picture and sound stay together. A stream that pauses while another goes on has not jumped. One thread.
 */
final class FileClock {
    /** Further back than pictures are reordered or streams interleaved. */
    private static final long BACK_MICROS = 1_000_000;

    private final long forwardMicros;
    private final Map<Integer, Stream> streams = new HashMap<>();
    private long offset;
    private int breaks;
    private long end = Long.MIN_VALUE;

    /** Where one stream stands; its offset changes when its own packets reach the break. */
    private static final class Stream {
        private long last = Long.MIN_VALUE;
        private long offset;
        private int breaks;
    }

    /** @param forwardMicros a longer step forward, of all streams together, is a break and no pause */
    FileClock(long forwardMicros) {
        this.forwardMicros = forwardMicros;
    }

    /**
     * By how much a packet's times must be shifted.
     *
     * @param micros its decode time, on the file's clock
     * @param durationMicros 0 if it is not known
     */
    long shift(int streamIndex, long micros, long durationMicros) {
        Stream stream = streams.computeIfAbsent(streamIndex, index -> new Stream());
        if (stream.last == Long.MIN_VALUE) {
            stream.offset = offset;
            stream.breaks = breaks;
        }
        if (!follows(stream, micros + stream.offset)) {
            // Another stream may have met the break already; then this one follows it.
            if (stream.breaks == breaks || !follows(stream, micros + offset)) {
                offset = end - micros;
                breaks++;
            }
            stream.offset = offset;
            stream.breaks = breaks;
        }
        stream.last = micros + stream.offset;
        end = Math.max(end, stream.last + durationMicros);
        return stream.offset;
    }

    private boolean follows(Stream stream, long shifted) {
        return (stream.last == Long.MIN_VALUE || shifted >= stream.last - BACK_MICROS)
                && (end == Long.MIN_VALUE || shifted <= end + forwardMicros);
    }
}
