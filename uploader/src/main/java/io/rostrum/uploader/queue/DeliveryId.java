package io.rostrum.uploader.queue;

import java.util.Objects;

/**
 * One lecture on its way to one destination.
 *
 * @param packageId of the recording
 * @param destination the destination's name in the settings, or its address
 */
public record DeliveryId(String packageId, String destination) {
    public DeliveryId {
        Objects.requireNonNull(packageId, "packageId");
        Objects.requireNonNull(destination, "destination");
    }

    @Override
    public String toString() {
        return packageId + " to " + destination;
    }
}
