package io.rostrum.capture.kiosk.client;

import java.util.Objects;

/**
 * A device that the agent listens to or looks at.
 *
 * @param kind {@code video} or {@code audio}
 * @param flavor {@code presenter} or {@code slides}
 * @param state {@code opening}, {@code ok} or {@code lost}
 * @param width pixels, 0 when not known or sound
 * @param height pixels, 0 when not known or sound
 * @param problem a technician's sentence, or {@code null}
 */
public record Source(
        String id, String name, String kind, String flavor, String state, int width, int height, String problem) {
    /** Requires an id; a source without a name is called by its id. */
    public Source {
        Objects.requireNonNull(id, "id");
        name = name == null || name.isBlank() ? id : name;
        kind = Objects.requireNonNullElse(kind, "");
        flavor = Objects.requireNonNullElse(flavor, "");
        state = Objects.requireNonNullElse(state, "opening");
    }

    /** Whether it gives pictures. */
    public boolean isVideo() {
        return kind.equals("video");
    }

    /** Whether it delivers just now. */
    public boolean isOk() {
        return state.equals("ok");
    }

    /** Whether it delivered once and does not any more, or could not be opened. */
    public boolean isLost() {
        return state.equals("lost");
    }
}
