package io.rostrum.capture.agent.alerts;

import io.rostrum.capture.recording.Alarm;
import java.util.Objects;

/**
 * News for somebody elsewhere.
 *
 * @param state whether an alarm begins or ends, or somebody tries the way
 * @param alarm what it is about; at its onset without an end
 * @param room in which it happens
 * @param sentence for a person
 */
record Alert(State state, Alarm alarm, String room, String sentence) {
    /** What is told. */
    enum State {
        BEGINS,
        ENDS,
        TEST
    }

    Alert {
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(alarm, "alarm");
        Objects.requireNonNull(room, "room");
        Objects.requireNonNull(sentence, "sentence");
    }

    /** The same each time this news is sent again, and different for any other. */
    String key() {
        return alarm.id() + "-" + state.name().toLowerCase(java.util.Locale.ROOT);
    }
}
