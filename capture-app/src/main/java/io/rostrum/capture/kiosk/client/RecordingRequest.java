package io.rostrum.capture.kiosk.client;

import java.util.Objects;

/**
 * What a lecturer asks for by pressing Record.
 *
 * @param title never blank
 * @param layout a layout's id, or {@code null} for the agent's default
 */
public record RecordingRequest(String title, String layout) {
    /** Requires a title. */
    public RecordingRequest {
        Objects.requireNonNull(title, "title");
        if (title.isBlank()) {
            throw new IllegalArgumentException("A recording needs a title.");
        }
    }
}
