package io.rostrum.uploader.queue;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;

/**
 * A delivery at one moment.
 *
 * @param folder the package
 * @param bytes of the package
 * @param done bytes that are there, when last told
 * @param attempt how often it was begun; the highest number is the attempt that counts
 * @param failures in a row
 * @param notBefore when it is due
 * @param reason why it waits, failed or is held, in a sentence; null if nothing is wrong
 * @param watchUrl where it is watched; null before that and where there is no page
 * @param playlistUrl where players find it; null as above
 */
public record Delivery(
        DeliveryId id,
        Path folder,
        long bytes,
        long done,
        DeliveryState state,
        long attempt,
        int failures,
        Instant notBefore,
        String reason,
        URI watchUrl,
        URI playlistUrl) {
    /** What still has to travel. */
    public long left() {
        return Math.max(0, bytes - done);
    }
}
