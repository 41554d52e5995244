package io.rostrum.capture.recording;

import java.util.Locale;

/** What becomes of what happens during a pause. */
public enum PauseMode {
    /** It stays in the masters, is left out of the programme, and can be brought back. */
    HIDE,
    /** It is never written: nobody can bring it back. */
    DISCARD;

    /** The mode's name in JSON. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads a mode from its {@link #id()}.
     *
     * @throws IllegalArgumentException with a sentence, if there is no such mode
     */
    public static PauseMode of(String id) {
        for (PauseMode mode : values()) {
            if (mode.id().equals(id)) {
                return mode;
            }
        }
        throw new IllegalArgumentException("\"" + id + "\" is not a way to pause. Use hide or discard.");
    }
}
