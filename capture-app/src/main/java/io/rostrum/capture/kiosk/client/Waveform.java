package io.rostrum.capture.kiosk.client;

import java.util.List;

/**
 * How loud a lecture is over its length.
 *
 * @param stepMs milliseconds from one peak to the next
 * @param peaks from 0 to 1
 */
public record Waveform(double stepMs, List<Double> peaks) {
    /** Keeps its own copy. */
    public Waveform {
        peaks = peaks == null ? List.of() : List.copyOf(peaks);
    }

    /** The loudest peak between two moments, from 0 to 1. */
    public double peak(double fromMs, double toMs) {
        if (peaks.isEmpty() || stepMs <= 0) {
            return 0;
        }
        int first = (int) Math.max(0, Math.min(peaks.size() - 1, Math.floor(fromMs / stepMs)));
        int last = (int) Math.max(first + 1, Math.min(peaks.size(), Math.ceil(toMs / stepMs)));
        return peaks.subList(first, last).stream()
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0);
    }
}
