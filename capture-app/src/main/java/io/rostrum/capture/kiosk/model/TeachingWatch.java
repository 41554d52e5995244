package io.rostrum.capture.kiosk.model;

import io.rostrum.capture.kiosk.client.AgentStatus;
import io.rostrum.capture.kiosk.client.Alarm;
import io.rostrum.capture.kiosk.client.Slot;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Leads to "you are teaching but not recording" when the agent hears speech while a lecture of the timetable is due, once a
 * lecture: a lecturer who does not want to be recorded is not asked again, and whoever talks in a free room is left alone.
 * For the JavaFX thread.
 */
final class TeachingWatch {
    /** Lecturers begin early. */
    static final Duration EARLY = Duration.ofMinutes(5);

    private final Navigator navigator;
    private final Clock clock;
    private String dismissed = "";
    private String current = "";

    TeachingWatch(Navigator navigator, Clock clock) {
        this.navigator = navigator;
        this.clock = clock;
    }

    void look(AgentStatus status, KioskState state) {
        current = status.alarm(Alarm.TEACHING)
                .flatMap(alarm -> status.upcoming())
                .filter(this::isDue)
                .map(slot -> slot.slot() + " " + slot.start())
                .orElse("");
        boolean there = navigator.placeProperty().get() == Place.TEACHING;
        if (!current.isEmpty() && state == KioskState.HOME && !current.equals(dismissed)) {
            if (!there && isInterruptible()) {
                navigator.go(Place.TEACHING);
            }
        } else if (there && state != KioskState.STARTING) {
            navigator.home();
        }
    }

    private boolean isDue(Slot slot) {
        Instant now = clock.instant();
        return !now.isBefore(slot.start().minus(EARLY)) && now.isBefore(slot.end());
    }

    /** A technician at work, or a lecturer who is about to record, is not interrupted. */
    private boolean isInterruptible() {
        return switch (navigator.placeProperty().get()) {
            case HOME, RESTING, LECTURES, LECTURE, CAPTIONS, PLAYER, CHECK -> true;
            case NEW_LECTURE, LOCKED, TECHNICIAN, TEACHING -> false;
        };
    }

    void dismiss() {
        dismissed = current;
        navigator.home();
    }
}
