package io.rostrum.capture.kiosk.client;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What the nights ahead bring, by destination. */
public record Forecast(List<Night> destinations) {
    /** Nothing is known. */
    public static final Forecast NONE = new Forecast(List.of());

    /** Keeps its own copy. */
    public Forecast {
        destinations = destinations == null ? List.of() : List.copyOf(destinations);
    }

    /** What goes to one destination. */
    public record Night(List<Arrival> arrivals) {
        /** Keeps its own copy. */
        public Night {
            arrivals = arrivals == null ? List.of() : List.copyOf(arrivals);
        }
    }

    /** When a recording is there; {@code null} if nobody can say. */
    public record Arrival(String recording, Instant at) {}

    /** When a recording is everywhere where it goes, if that can be said. */
    public Optional<Instant> arrival(String recording) {
        List<Instant> times = destinations.stream()
                .flatMap(night -> night.arrivals().stream())
                .filter(arrival -> recording.equals(arrival.recording()))
                .map(Arrival::at)
                .toList();
        return times.stream().allMatch(Objects::nonNull)
                ? times.stream().max(Comparator.naturalOrder())
                : Optional.empty();
    }
}
