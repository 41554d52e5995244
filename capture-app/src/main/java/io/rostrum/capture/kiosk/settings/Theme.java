package io.rostrum.capture.kiosk.settings;

import java.util.Locale;

/** The sets of colours; each has a style sheet that gives every token a value. */
public enum Theme {
    /** Warm paper. */
    LIGHT,
    /** For dark rooms. */
    DARK,
    /** Black, white and yellow, for weak eyes. */
    CONTRAST;

    /** Its name in files and messages, for example {@code dark}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
