package io.rostrum.capture.recording;

import io.rostrum.encoder.media.TimeRange;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Notes when sources were away during a recording. Any thread. */
final class SourceGaps {
    private record Open(long since, String reason) {}

    private final TrackClock clock;
    private final Map<String, Long> lastSeen = new HashMap<>();
    private final Map<String, Open> open = new HashMap<>();

    SourceGaps(TrackClock clock) {
        this.clock = clock;
    }

    /** A source gave a frame; returns the gap that this ends, if any. */
    synchronized Optional<Gap> seen(String source, long nanos) {
        lastSeen.put(source, nanos);
        return close(source, nanos);
    }

    /** A source went away. */
    synchronized void lost(String source, String reason) {
        open.putIfAbsent(source, new Open(lastSeen.getOrDefault(source, clock.startNanos()), reason));
    }

    /** The recording ends; returns the gaps that sources are still in. */
    synchronized List<Gap> closeAll(long nanos) {
        return List.copyOf(open.keySet()).stream()
                .flatMap(source -> close(source, nanos).stream())
                .toList();
    }

    private Optional<Gap> close(String source, long nanos) {
        Open gap = open.remove(source);
        if (gap == null) {
            return Optional.empty();
        }
        long from = Math.max(0, clock.since(gap.since()));
        long to = Math.max(from, clock.since(nanos));
        return Optional.of(new Gap(source, new TimeRange(Duration.ofNanos(from), Duration.ofNanos(to)), gap.reason()));
    }
}
