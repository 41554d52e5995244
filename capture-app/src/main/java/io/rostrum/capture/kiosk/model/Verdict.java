package io.rostrum.capture.kiosk.model;

/** What may be said of the sound or the picture of a whole recording. */
public enum Verdict {
    /** It was there from start to end. */
    GOOD,
    /** It was missing at times. */
    GAPS,
    /** It was never there. */
    NONE,
    /** The kiosk did not see the whole recording. */
    UNKNOWN
}
