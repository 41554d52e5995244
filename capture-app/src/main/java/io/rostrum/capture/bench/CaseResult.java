package io.rostrum.capture.bench;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToLongFunction;

/**
 * How a case came out.
 *
 * @param benchCase what was encoded
 * @param ours medians over all runs
 * @param peer medians over all runs
 * @param rungs those both made, from the highest; of the last run
 */
public record CaseResult(BenchCase benchCase, Usage ours, Usage peer, List<RungResult> rungs) {
    public CaseResult {
        rungs = List.copyOf(rungs);
    }

    /** Of all video files. */
    public long ourBytes() {
        return rungs.stream().mapToLong(RungResult::ourBytes).sum();
    }

    /** Of all video files. */
    public long peerBytes() {
        return rungs.stream().mapToLong(RungResult::peerBytes).sum();
    }

    public OptionalDouble wallRatio() {
        return ratio(Usage::wallNanos);
    }

    /** Empty where the system does not tell. */
    public OptionalDouble cpuRatio() {
        return ratio(Usage::cpuNanos);
    }

    /** Empty where the system does not tell. */
    public OptionalDouble memoryRatio() {
        return ratio(Usage::peakBytes);
    }

    public double bytesRatio() {
        return (double) ourBytes() / peerBytes();
    }

    private OptionalDouble ratio(ToLongFunction<Usage> figure) {
        double of = figure.applyAsLong(ours);
        double to = figure.applyAsLong(peer);
        return of > 0 && to > 0 ? OptionalDouble.of(of / to) : OptionalDouble.empty();
    }
}
