package io.rostrum.capture.recording;

import io.rostrum.encoder.media.Layout;
import java.time.Duration;

/**
 * What a lecturer says before pressing Record.
 *
 * @param title of the lecture; never empty
 * @param course or null
 * @param lecturer or null
 * @param language BCP 47 tag of the speech, or null
 * @param layout the programme's first layout; null lets the sources decide
 * @param plannedLength from the press of Record to the end by itself; null for an end by hand
 * @param preBuffer whether it begins with what the pre-buffer holds
 */
public record RecordingRequest(
        String title,
        String course,
        String lecturer,
        String language,
        Layout layout,
        Duration plannedLength,
        boolean preBuffer) {
    public RecordingRequest {
        if (title == null || title.isBlank()) {
            throw new IllegalArgumentException("A recording needs a title.");
        }
        if (plannedLength != null && (plannedLength.isNegative() || plannedLength.isZero())) {
            throw new IllegalArgumentException("A recording's planned length is more than nothing.");
        }
    }

    /** A request without a planned end, that takes the pre-buffer in if there is one. */
    public RecordingRequest(String title, String course, String lecturer, String language, Layout layout) {
        this(title, course, lecturer, language, layout, null, true);
    }

    /** A request with a title alone. */
    public static RecordingRequest titled(String title) {
        return new RecordingRequest(title, null, null, null, null);
    }

    /** The same, ending by itself after so long. */
    public RecordingRequest lasting(Duration length) {
        return new RecordingRequest(title, course, lecturer, language, layout, length, preBuffer);
    }

    /** The same, beginning now and not earlier. */
    public RecordingRequest withoutPreBuffer() {
        return new RecordingRequest(title, course, lecturer, language, layout, plannedLength, false);
    }
}
