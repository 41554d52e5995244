package io.rostrum.capture.kiosk.model;

import io.rostrum.capture.kiosk.client.AgentStatus;
import io.rostrum.capture.kiosk.client.Alarm;
import java.util.Optional;

/**
 * Leads to "you are teaching but not recording" while the agent says so, once for each of its alarms: a lecturer who does
 * not want to be recorded is not asked again. For the JavaFX thread.
 */
final class TeachingWatch {
    private final Navigator navigator;
    private String dismissed = "";
    private String current = "";

    TeachingWatch(Navigator navigator) {
        this.navigator = navigator;
    }

    void look(AgentStatus status, KioskState state) {
        Optional<Alarm> alarm = status.alarm(Alarm.TEACHING);
        current = alarm.map(Alarm::id).orElse("");
        boolean there = navigator.placeProperty().get() == Place.TEACHING;
        if (alarm.isPresent() && state == KioskState.HOME && !current.equals(dismissed)) {
            if (!there && isInterruptible()) {
                navigator.go(Place.TEACHING);
            }
        } else if (there && state != KioskState.STARTING) {
            navigator.home();
        }
    }

    /** A technician at work, or a lecturer who is about to record, is not interrupted. */
    private boolean isInterruptible() {
        return switch (navigator.placeProperty().get()) {
            case HOME, RESTING, LECTURES, LECTURE, PLAYER, CHECK -> true;
            case NEW_LECTURE, LOCKED, TECHNICIAN, TEACHING -> false;
        };
    }

    void dismiss() {
        dismissed = current;
        navigator.home();
    }
}
