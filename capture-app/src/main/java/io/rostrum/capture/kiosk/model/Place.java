package io.rostrum.capture.kiosk.model;

/** Where a lecturer or a technician is while nothing is recorded. */
public enum Place {
    /** The start. */
    HOME,
    /** Course, title, lecturer and language of a lecture to record. */
    NEW_LECTURE,
    /** The lectures on this PC. */
    LECTURES,
    /** One lecture. */
    LECTURE,
    /** Captions for one lecture. */
    CAPTIONS,
    /** One lecture is seen and heard. */
    PLAYER,
    /** The room is looked at before class. */
    CHECK,
    /** Somebody teaches and nothing is recorded. */
    TEACHING,
    /** The PIN is asked for. */
    LOCKED,
    /** The technician's corner. */
    TECHNICIAN,
    /** Nobody is here. */
    RESTING
}
