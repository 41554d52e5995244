package io.rostrum.capture.recording;

import io.rostrum.encoder.media.Layout;

/**
 * What a lecturer says before pressing Record.
 *
 * @param title of the lecture; never empty
 * @param course or null
 * @param lecturer or null
 * @param language BCP 47 tag of the speech, or null
 * @param layout the programme's first layout; null lets the sources decide
 */
public record RecordingRequest(String title, String course, String lecturer, String language, Layout layout) {
    public RecordingRequest {
        if (title == null || title.isBlank()) {
            throw new IllegalArgumentException("A recording needs a title.");
        }
    }

    /** A request with a title alone. */
    public static RecordingRequest titled(String title) {
        return new RecordingRequest(title, null, null, null, null);
    }
}
