package io.rostrum.capture.kiosk.settings;

import java.util.Objects;

/**
 * How this kiosk looks.
 *
 * @param language a language code, or {@code null} for the system's
 */
public record Preferences(String language, Theme theme, TextSize textSize) {
    /** As it comes. */
    public static final Preferences STANDARD = new Preferences(null, Theme.LIGHT, TextSize.NORMAL);

    /** Replaces what a file leaves out. */
    public Preferences {
        theme = Objects.requireNonNullElse(theme, Theme.LIGHT);
        textSize = Objects.requireNonNullElse(textSize, TextSize.NORMAL);
    }

    /** In another language. */
    public Preferences withLanguage(String other) {
        return new Preferences(other, theme, textSize);
    }

    /** In other colours. */
    public Preferences with(Theme other) {
        return new Preferences(language, other, textSize);
    }

    /** In another size. */
    public Preferences with(TextSize other) {
        return new Preferences(language, theme, other);
    }
}
