package io.rostrum.uploader.queue;

import java.util.Locale;

/**
 * How a delivery does.
 *
 * <p>WAITING ⇄ RUNNING → PUBLISHED, or HELD when only a person can mend it. A person brings it to PAUSED and CANCELLED, and
 * from anywhere back to WAITING.
 */
public enum DeliveryState {
    WAITING,
    RUNNING,
    PAUSED,
    HELD,
    CANCELLED,
    PUBLISHED;

    /** The state's name in JSON and in the database. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static DeliveryState of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }
}
