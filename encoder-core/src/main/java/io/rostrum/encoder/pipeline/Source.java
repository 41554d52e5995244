package io.rostrum.encoder.pipeline;

import io.rostrum.encoder.ffmpeg.StreamInfo;
import io.rostrum.encoder.master.Growth;
import java.nio.file.Path;

/**
 * A stream of a file, or a stretch of it.
 *
 * @param growth whether more of it will come
 * @param cuts what of it is left out
 * @param fromMicros what comes before, on the inputs' clock, is another track's turn
 * @param toMicros where another track's turn begins
 */
record Source(Path file, StreamInfo stream, Growth growth, Cuts cuts, long fromMicros, long toMicros) {
    /** A whole stream. */
    Source(Path file, StreamInfo stream, Growth growth) {
        this(file, stream, growth, Cuts.NONE, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    Source with(Cuts others) {
        return new Source(file, stream, growth, others, fromMicros, toMicros);
    }

    Source during(long from, long to) {
        return new Source(file, stream, growth, cuts, from, to);
    }

    /** When it starts on the inputs' clock, less what is cut away before. */
    long startMicros() {
        long start = Math.max(fromMicros, stream.startMicros());
        return start - cuts.before(start);
    }

    boolean grows() {
        return growth != Growth.ENDED;
    }
}
