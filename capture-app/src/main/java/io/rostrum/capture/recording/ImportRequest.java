package io.rostrum.capture.recording;

import io.rostrum.encoder.media.Layout;
import java.nio.file.Path;

/**
 * What people say of a lecture that is imported; each may be null, then the file's own words count.
 *
 * @param title of the lecture
 * @param course that it belongs to
 * @param lecturer who teaches
 * @param language BCP 47 tag of the speech
 * @param layout how slides and presenter share the picture
 */
public record ImportRequest(String title, String course, String lecturer, String language, Layout layout) {
    /** The title, else what the file is called in its own words, else by its name. */
    String titleOr(String stated, Path file) {
        if (title != null && !title.isBlank()) {
            return title.strip();
        }
        return stated != null && !stated.isBlank()
                ? stated.strip()
                : file.getFileName().toString().replaceFirst("(?<=.)\\.[^.]*$", "");
    }
}
