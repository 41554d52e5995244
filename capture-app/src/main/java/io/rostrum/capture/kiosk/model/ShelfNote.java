package io.rostrum.capture.kiosk.model;

/** What came of a change to a lecture. */
public enum ShelfNote {
    /** It is out of the trash again. */
    RESTORED,
    /** It is tried again. */
    RETRIED,
    /** Its start and end are cut. */
    TRIMMED,
    /** It has captions. */
    CAPTIONS_ADDED,
    /** The file has no captions that can be read. */
    CAPTIONS_REFUSED,
    /** The agent did not do it. */
    NOT_DONE
}
