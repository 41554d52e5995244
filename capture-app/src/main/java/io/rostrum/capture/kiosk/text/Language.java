package io.rostrum.capture.kiosk.text;

import java.util.Locale;
import javafx.geometry.NodeOrientation;

/** The languages a lecturer can choose; each is offered by its own name. */
public enum Language {
    /** English, in which the base message file is written. */
    ENGLISH("en", "English", NodeOrientation.LEFT_TO_RIGHT),
    /** French. */
    FRENCH("fr", "Français", NodeOrientation.LEFT_TO_RIGHT),
    /** Arabic, with its own digits and mirrored screens. */
    ARABIC("ar-u-nu-arab", "العربية", NodeOrientation.RIGHT_TO_LEFT),
    /** Khmer. */
    KHMER("km", "ភាសាខ្មែរ", NodeOrientation.LEFT_TO_RIGHT),
    /** Mongolian in Cyrillic. */
    MONGOLIAN("mn", "Монгол", NodeOrientation.LEFT_TO_RIGHT);

    private final Locale locale;
    private final String ownName;
    private final NodeOrientation orientation;

    Language(String tag, String ownName, NodeOrientation orientation) {
        this.locale = Locale.forLanguageTag(tag);
        this.ownName = ownName;
        this.orientation = orientation;
    }

    /** Decides message file, digits and names of days. */
    public Locale locale() {
        return locale;
    }

    /** Its name in itself. */
    public String ownName() {
        return ownName;
    }

    /** The direction in which screens are laid out. */
    public NodeOrientation orientation() {
        return orientation;
    }

    /** The root's style class, by which the style sheet chooses the family of letters, for example {@code lang-km}. */
    public String styleClass() {
        return "lang-" + code();
    }

    /** The language code, for example {@code fr}. */
    public String code() {
        return locale.getLanguage();
    }

    /** The one of a language code such as the system's; English if there is none. */
    public static Language of(Locale wanted) {
        for (Language language : values()) {
            if (language.locale.getLanguage().equals(wanted.getLanguage())) {
                return language;
            }
        }
        return ENGLISH;
    }
}
