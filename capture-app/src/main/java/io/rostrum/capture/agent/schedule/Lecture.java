package io.rostrum.capture.agent.schedule;

import java.util.regex.Pattern;

/**
 * What a timetable says of a lecture beside its time.
 *
 * @param title never empty, one line
 * @param course or null
 * @param lecturer or null
 * @param language BCP 47 tag of the speech, or null
 * @param layout id of the programme's layout, or null for the room's
 */
public record Lecture(String title, String course, String lecturer, String language, String layout) {
    /** The longest text that any of the fields may hold, in characters. */
    public static final int MAX_TEXT = 300;

    /** All but the joiners and the zero-width space, without which Khmer and Arabic are not written right. */
    private static final Pattern INVISIBLE =
            Pattern.compile("[\\s\\p{Cc}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}[\\p{Cf}&&[^\\u200B-\\u200D]]]+");

    public Lecture {
        title = line(title);
        if (title == null) {
            throw new IllegalArgumentException("A lecture needs a title.");
        }
        course = line(course);
        lecturer = line(lecturer);
        language = line(language);
        layout = line(layout);
    }

    /**
     * A text from outside as one visible line of at most {@value #MAX_TEXT} characters: line ends, control characters and
     * the marks that turn the direction of writing would let a title pose as something else.
     *
     * @return null if nothing is left
     */
    static String line(String text) {
        if (text == null) {
            return null;
        }
        String visible = INVISIBLE.matcher(text).replaceAll(" ").strip();
        if (visible.codePointCount(0, visible.length()) > MAX_TEXT) {
            visible = visible.substring(0, visible.offsetByCodePoints(0, MAX_TEXT - 1)) + "…";
        }
        return visible.isEmpty() ? null : visible;
    }
}
