package io.rostrum.capture.kiosk.model;

import io.rostrum.capture.kiosk.client.AgentException;

/** Something that was tried for the lecturer and did not work. */
public enum Notice {
    /** No camera, screen or microphone could be opened. */
    NO_SOURCE,
    /** The kiosk may not start and stop recordings on this PC. */
    NOT_ALLOWED,
    /** The recording did not start. */
    NOT_STARTED,
    /** The recording did not stop. */
    NOT_STOPPED,
    /** There is no room for a lecture. */
    DISK_FULL,
    /** A change to the running lecture was not made; the lecture goes on. */
    NOT_DONE;

    static Notice ofStart(AgentException.Code why) {
        return switch (why) {
            case NO_SOURCE -> NO_SOURCE;
            case NOT_ALLOWED -> NOT_ALLOWED;
            case DISK_FULL -> DISK_FULL;
            default -> NOT_STARTED;
        };
    }
}
