package io.rostrum.capture.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/** A case as an event for programs: ratios first, then what was measured, for context. */
public final class BenchEvents {
    private static final double NANOS_PER_SECOND = 1e9;

    private BenchEvents() {}

    /** The event's fields; a ratio that this system does not tell is null. */
    public static Map<String, Object> of(CaseResult result) {
        Map<String, Object> ratios = new LinkedHashMap<>();
        ratios.put("wall", orNull(result.wallRatio()));
        ratios.put("cpu", orNull(result.cpuRatio()));
        ratios.put("memory", orNull(result.memoryRatio()));
        ratios.put("bytes", result.bytesRatio());
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("case", result.benchCase().id());
        event.put("title", result.benchCase().title());
        event.put("ratios", ratios);
        event.put("ours", of(result.ours(), result.ourBytes()));
        event.put("peer", of(result.peer(), result.peerBytes()));
        event.put("rungs", result.rungs().stream().map(BenchEvents::of).toList());
        return event;
    }

    private static Map<String, Object> of(Usage usage, long videoBytes) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("wallSeconds", usage.wallNanos() / NANOS_PER_SECOND);
        fields.put("cpuSeconds", usage.cpuNanos() / NANOS_PER_SECOND);
        fields.put("peakMemoryBytes", usage.peakBytes());
        fields.put("videoBytes", videoBytes);
        return fields;
    }

    private static Map<String, Object> of(RungResult rung) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("height", rung.height());
        fields.put("bytesRatio", rung.bytesRatio());
        fields.put("ssimDifference", rung.ssimDifference());
        fields.put("ours", Map.of("bytes", rung.ourBytes(), "ssim", rung.ourSsim()));
        fields.put("peer", Map.of("bytes", rung.peerBytes(), "ssim", rung.peerSsim()));
        return fields;
    }

    private static Double orNull(OptionalDouble ratio) {
        return ratio.isPresent() ? ratio.getAsDouble() : null;
    }
}
