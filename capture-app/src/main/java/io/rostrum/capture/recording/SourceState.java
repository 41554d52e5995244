package io.rostrum.capture.recording;

import java.util.Locale;

/** How a source does: OPENING → OK ⇄ LOST, and ENDED for a file that was played to its end. */
public enum SourceState {
    /** The first attempt to open it is under way. */
    OPENING,
    /** Frames arrive. */
    OK,
    /** It failed or fell silent; it is tried again by itself. */
    LOST,
    /** It has no more to give. */
    ENDED;

    /** The state's name in JSON. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
