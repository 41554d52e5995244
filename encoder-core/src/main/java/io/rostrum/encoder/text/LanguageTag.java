package io.rostrum.encoder.text;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.Set;

/** The names of languages: tags as BCP 47 writes them, and what a language calls itself. */
public final class LanguageTag {
    private static final String HELP = " Use a tag such as en, fr, ar, km, mn or pt-BR.";

    private static final Set<String> NO_LANGUAGE = Set.of("", "und", "zxx", "mis", "mul", "unk", "qaa");

    /** Where ISO 639-2 has two codes, Java knows the terminological one (T); these are the others (B). */
    private static final Map<String, String> BIBLIOGRAPHIC = Map.ofEntries(
            Map.entry("alb", "sqi"),
            Map.entry("arm", "hye"),
            Map.entry("baq", "eus"),
            Map.entry("bur", "mya"),
            Map.entry("chi", "zho"),
            Map.entry("cze", "ces"),
            Map.entry("dut", "nld"),
            Map.entry("fre", "fra"),
            Map.entry("geo", "kat"),
            Map.entry("ger", "deu"),
            Map.entry("gre", "ell"),
            Map.entry("ice", "isl"),
            Map.entry("mac", "mkd"),
            Map.entry("mao", "mri"),
            Map.entry("may", "msa"),
            Map.entry("per", "fas"),
            Map.entry("rum", "ron"),
            Map.entry("slo", "slk"),
            Map.entry("tib", "bod"),
            Map.entry("wel", "cym"));

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

    /**
     * The tag of what media files call a language: an ISO 639 code of two or three letters, sometimes a whole tag.
     *
     * @param code may be null
     * @return empty if it names no language: {@code und}, {@code zxx} or nonsense
     */
    public static Optional<String> ofMedia(String code) {
        String stripped = code == null ? "" : code.strip().toLowerCase(Locale.ROOT);
        String known = BIBLIOGRAPHIC.getOrDefault(stripped, stripped);
        if (NO_LANGUAGE.contains(known)) {
            return Optional.empty();
        }
        for (String language : Locale.getISOLanguages()) {
            if (iso3(language).equals(known)) {
                return Optional.of(Locale.forLanguageTag(language).toLanguageTag());
            }
        }
        try {
            return Optional.of(checked(known));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String iso3(String language) {
        try {
            return Locale.forLanguageTag(language).getISO3Language();
        } catch (MissingResourceException e) {
            return "";
        }
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
