package io.rostrum.uploader.platform.catalogue;

import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Set;

/** A lecture's language, and which way it is written. */
public record Language(Locale locale) {
    public static final Language ENGLISH = new Language(Locale.ENGLISH);

    private static final Set<String> RIGHT_TO_LEFT =
            Set.of("ar", "fa", "ur", "he", "iw", "ps", "sd", "ug", "yi", "ji", "dv", "ckb");

    /** Reads a BCP 47 tag; one that nobody can read counts as none, which is null. */
    static Language of(String tag) {
        if (tag == null || tag.isBlank() || tag.equals("und")) {
            return null;
        }
        try {
            Locale locale = new Locale.Builder().setLanguageTag(tag.strip()).build();
            return locale.getLanguage().isEmpty() ? null : new Language(locale);
        } catch (IllformedLocaleException e) {
            // Metadata may say "Arabic"; then the page is as good as one without a language.
            return null;
        }
    }

    public String tag() {
        return locale.toLanguageTag();
    }

    public String direction() {
        return RIGHT_TO_LEFT.contains(locale.getLanguage()) ? "rtl" : "ltr";
    }

    /** The language's name in words a reader of another language knows. */
    public String nameIn(Language reader) {
        return locale.getDisplayLanguage(reader.locale());
    }
}
