package io.rostrum.encoder.pipeline;

import io.rostrum.encoder.media.TimeRange;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * What is left out of the programme, on the inputs' clock in microseconds. While a recording grows, more may come; what was answered
 * for a time that lies behind stays true. Any thread, if the supplier is.
 */
final class Cuts {
    /** Nothing is left out. */
    static final Cuts NONE = new Cuts(List::of);

    private final Supplier<List<TimeRange>> ranges;

    private Cuts(Supplier<List<TimeRange>> ranges) {
        this.ranges = ranges;
    }

    /**
     * Cuts.
     *
     * @param growing whether more may come, so that the supplier is asked again and again
     */
    static Cuts of(Supplier<List<TimeRange>> ranges, boolean growing) {
        List<TimeRange> known = ranges.get();
        return new Cuts(growing ? ranges : () -> known);
    }

    boolean isEmpty() {
        return ranges.get().isEmpty();
    }

    /** Whether a time is left out. */
    boolean hide(long micros) {
        return ranges.get().stream().anyMatch(cut -> micros(cut.start()) <= micros && micros < micros(cut.end()));
    }

    /** The end of the last cut that ends at or before a time; -1 if there is none. */
    long endBefore(long micros) {
        return ranges.get().stream()
                .mapToLong(cut -> micros(cut.end()))
                .filter(end -> end <= micros)
                .max()
                .orElse(-1);
    }

    /** The end of the first cut that ends after a time; the end of time if there is none. */
    long endAfter(long micros) {
        return ranges.get().stream()
                .mapToLong(cut -> micros(cut.end()))
                .filter(end -> end > micros)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    /** When the next cut after a time begins; the end of time if there is none. */
    long startAfter(long micros) {
        return ranges.get().stream()
                .mapToLong(cut -> micros(cut.start()))
                .filter(start -> start > micros)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    /** How much is left out before a time. */
    long before(long micros) {
        return ranges.get().stream()
                .mapToLong(cut -> Math.max(0, Math.min(micros, micros(cut.end())) - micros(cut.start())))
                .sum();
    }

    private static long micros(Duration time) {
        return time.getSeconds() > Long.MAX_VALUE / 2_000_000 ? Long.MAX_VALUE / 2 : time.toNanos() / 1000;
    }
}
