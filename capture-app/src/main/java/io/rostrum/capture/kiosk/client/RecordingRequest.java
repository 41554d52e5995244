package io.rostrum.capture.kiosk.client;

import java.util.Objects;

/**
 * What a lecturer asks for by pressing Record. All but the title may be {@code null}.
 *
 * @param title never blank
 * @param language BCP 47 tag of the speech
 * @param layout a layout's id; without one the agent takes its default
 * @param plannedMinutes how long it should last; without it the recording has no planned end
 */
public record RecordingRequest(
        String title, String course, String lecturer, String language, String layout, Integer plannedMinutes) {
    /** Requires a title; what is blank is left out. */
    public RecordingRequest {
        Objects.requireNonNull(title, "title");
        if (title.isBlank()) {
            throw new IllegalArgumentException("A recording needs a title.");
        }
        course = orNull(course);
        lecturer = orNull(lecturer);
        language = orNull(language);
    }

    private static String orNull(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
