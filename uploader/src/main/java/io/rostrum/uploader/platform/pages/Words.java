package io.rostrum.uploader.platform.pages;

import io.rostrum.uploader.platform.catalogue.Language;
import java.text.MessageFormat;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DecimalStyle;
import java.time.format.FormatStyle;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;

/** The pages' own words in one language. */
public final class Words {
    private static final String BUNDLE = "io.rostrum.uploader.platform.words";

    private static final Map<String, String> TRANSLATIONS = translated();

    private final ResourceBundle bundle;
    private final Language language;

    private static Map<String, String> translated() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("en", "English");
        names.put("fr", "Français");
        names.put("ar", "العربية");
        names.put("km", "ខ្មែរ");
        names.put("mn", "Монгол");
        return Collections.unmodifiableMap(names);
    }

    private Words(ResourceBundle bundle) {
        this.bundle = bundle;
        this.language =
                bundle.getLocale().getLanguage().isEmpty() ? Language.ENGLISH : new Language(bundle.getLocale());
    }

    /** The languages the pages are translated to, by their own names. */
    static Map<String, String> translations() {
        return TRANSLATIONS;
    }

    /** The first of some languages that the pages are translated to, else English. */
    static Words in(List<Locale> wanted) {
        Locale locale = wanted.stream()
                .filter(one -> TRANSLATIONS.containsKey(one.getLanguage()))
                .findFirst()
                .orElse(Locale.ENGLISH);
        return new Words(ResourceBundle.getBundle(
                BUNDLE, locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
    }

    Language language() {
        return language;
    }

    String get(String key, Object... values) {
        String pattern = bundle.getString(key);
        return values.length == 0 ? pattern : new MessageFormat(pattern, language.locale()).format(values);
    }

    /** Gives a template every word of the pages under its own key. */
    void addTo(Map<String, Object> values) {
        bundle.keySet().forEach(key -> values.put(key, bundle.getString(key)));
        values.put("wordsLang", language.tag());
        values.put("wordsDir", language.direction());
    }

    String date(LocalDate date) {
        // "English" without a country would put the month first, as only some of its readers do.
        Locale locale = language.equals(Language.ENGLISH) ? Locale.UK : language.locale();
        return date.format(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .withDecimalStyle(DecimalStyle.of(locale)));
    }

    String length(Duration length) {
        long minutes = Math.round(length.toSeconds() / 60.0);
        if (minutes == 0) {
            return get("lengthSeconds", length.toSeconds());
        }
        if (minutes < 60) {
            return get("lengthMinutes", minutes);
        }
        return minutes % 60 == 0
                ? get("lengthWholeHours", minutes / 60)
                : get("lengthHours", minutes / 60, minutes % 60);
    }

    String size(long bytes) {
        double mega = bytes / 1e6;
        return mega < 1000 ? get("sizeMega", Math.max(mega, 0.1)) : get("sizeGiga", mega / 1000);
    }
}
