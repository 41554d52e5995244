package io.rostrum.capture.kiosk.model;

/** Something that was tried for the lecturer and did not work. */
public enum Notice {
    /** No camera, screen or microphone could be opened. */
    NO_SOURCE,
    /** The kiosk may not start and stop recordings on this PC. */
    NOT_ALLOWED,
    /** The recording did not start. */
    NOT_STARTED,
    /** The recording did not stop. */
    NOT_STOPPED
}
