package io.rostrum.capture.kiosk.model;

import java.time.Duration;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * Knows the place, and leads back to the start when nobody has touched anything for a while, so that the next lecturer finds
 * it. For the JavaFX thread.
 */
public final class Navigator {
    /** Long enough to read and to be called away for a moment. */
    static final Duration BACK_HOME = Duration.ofMinutes(3);

    static final Duration REST = Duration.ofMinutes(10);

    private final ReadOnlyObjectWrapper<Place> place = new ReadOnlyObjectWrapper<>(this, "place", Place.HOME);
    private final LongSupplier nanoTime;
    private long touchedNanos;

    Navigator(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.touchedNanos = nanoTime.getAsLong();
    }

    /** The place. */
    public ReadOnlyObjectProperty<Place> placeProperty() {
        return place.getReadOnlyProperty();
    }

    /** Goes there. */
    public void go(Place there) {
        touched();
        place.set(there);
    }

    /** Goes to the start. */
    public void home() {
        go(Place.HOME);
    }

    /** Somebody is here. */
    public void touched() {
        touchedNanos = nanoTime.getAsLong();
        if (place.get() == Place.RESTING) {
            place.set(Place.HOME);
        }
    }

    /** How long nothing was touched. */
    public Duration untouched() {
        return Duration.ofNanos(nanoTime.getAsLong() - touchedNanos);
    }

    /** A lecture that starts or ends leads back to the start; a start that fails leaves people where they pressed Record. */
    void follow(KioskState state) {
        touchedNanos = nanoTime.getAsLong();
        if (state == KioskState.RECORDING || state == KioskState.RECEIPT) {
            place.set(Place.HOME);
        }
    }

    /** Time passed and nothing is recorded. */
    void tick() {
        Duration untouched = untouched();
        switch (place.get()) {
            case HOME -> {
                if (untouched.compareTo(REST) > 0) {
                    place.set(Place.RESTING);
                }
            }
            case TEACHING, RESTING -> {
                // The one ends when teaching ends or is recorded, the other at a touch.
            }
            default -> {
                if (untouched.compareTo(BACK_HOME) > 0) {
                    place.set(Place.HOME);
                }
            }
        }
    }
}
