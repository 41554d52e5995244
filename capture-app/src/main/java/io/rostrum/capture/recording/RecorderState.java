package io.rostrum.capture.recording;

import java.util.Locale;

/** What the recorder does: IDLE → STARTING → RECORDING → STOPPING → IDLE. A start that fails goes back to IDLE. */
public enum RecorderState {
    IDLE,
    STARTING,
    RECORDING,
    STOPPING;

    /** The state's name in JSON. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
