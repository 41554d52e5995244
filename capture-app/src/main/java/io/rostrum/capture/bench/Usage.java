package io.rostrum.capture.bench;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * What a run of a program took.
 *
 * @param wallNanos from its start to its end
 * @param cpuNanos of it and its children, in user mode and in the system; 0 where the system does not tell
 * @param peakBytes most memory that was resident at once; 0 where the system does not tell
 */
public record Usage(long wallNanos, long cpuNanos, long peakBytes) {
    /** Each figure's own median; of an even number the lower. */
    static Usage median(List<Usage> runs) {
        return new Usage(median(runs, Usage::wallNanos), median(runs, Usage::cpuNanos), median(runs, Usage::peakBytes));
    }

    private static long median(List<Usage> runs, ToLongFunction<Usage> figure) {
        List<Usage> sorted =
                runs.stream().sorted(Comparator.comparingLong(figure)).toList();
        return figure.applyAsLong(sorted.get((sorted.size() - 1) / 2));
    }
}
