package io.rostrum.uploader.night;

import io.rostrum.uploader.queue.DeliveryId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the nights ahead will bring, if the link stays as it was.
 *
 * @param queuedBytes that still have to travel
 * @param bytesPerSecond what the link carried when last measured
 * @param needed how long the queue travels, without the waits between nights
 * @param night the one that runs or comes next; empty if no window ever opens
 * @param available how long uploads may run in that night
 * @param arrivals the lectures in the order in which they travel
 */
public record Forecast(
        long queuedBytes,
        long bytesPerSecond,
        Duration needed,
        Optional<UploadHours.Night> night,
        Duration available,
        List<Arrival> arrivals) {
    public Forecast {
        arrivals = List.copyOf(arrivals);
    }

    /**
     * One lecture's arrival.
     *
     * @param at when it is there; empty if not within the planner's horizon
     * @param slips whether it misses the night that runs or comes next
     */
    public record Arrival(DeliveryId id, long bytes, Optional<Instant> at, boolean slips) {}

    /** The lectures that miss the night. */
    public List<Arrival> slipping() {
        return arrivals.stream().filter(Arrival::slips).toList();
    }
}
