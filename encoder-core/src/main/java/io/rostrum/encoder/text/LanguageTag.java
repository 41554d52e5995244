package io.rostrum.encoder.text;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.IllformedLocaleException;
import java.util.Locale;

/** The names of languages: tags as BCP 47 writes them, and what a language calls itself. */
public final class LanguageTag {
    private static final String HELP = " Use a tag such as en, fr, ar, km, mn or pt-BR.";

    private LanguageTag() {}

    /**
     * The tag in its usual spelling, for example {@code pt-BR} for {@code PT-br}.
     *
     * @throws IllegalArgumentException with a sentence if it is no tag of a language
     */
    public static String checked(String tag) {
        Locale locale;
        try {
            locale = new Locale.Builder().setLanguageTag(tag.strip()).build();
        } catch (IllformedLocaleException e) {
            throw new IllegalArgumentException("\"" + tag + "\" is no language tag of BCP 47." + HELP, e);
        }
        String language = locale.getLanguage();
        // Two letters must be known: people write the country (kh) where the language (km) belongs.
        boolean known = language.length() == 3
                || language.length() == 2
                        && Arrays.asList(Locale.getISOLanguages()).contains(language);
        if (!known) {
            throw new IllegalArgumentException("\"" + tag + "\" names no language." + HELP);
        }
        return locale.toLanguageTag();
    }

    /** What the language calls itself, for menus: {@code Français} for {@code fr}. */
    public static String ownName(String tag) {
        Locale locale = Locale.forLanguageTag(tag);
        String name = Normalizer.normalize(locale.getDisplayName(locale).replace("\"", ""), Normalizer.Form.NFC);
        if (name.isEmpty()) {
            return tag;
        }
        int rest = name.offsetByCodePoints(0, 1);
        return name.substring(0, rest).toUpperCase(locale) + name.substring(rest);
    }
}
