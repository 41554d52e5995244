package io.rostrum.capture.kiosk.text;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DecimalStyle;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One language's messages, with its digits and its names of days and months. Immutable. */
public final class Messages {
    private static final String BUNDLE = "io.rostrum.capture.kiosk.messages";

    private final Language language;
    private final ResourceBundle bundle;
    private final DecimalStyle digits;

    /** Reads a language's message file. */
    public Messages(Language language) {
        this.language = language;
        this.bundle = ResourceBundle.getBundle(
                BUNDLE,
                language.locale(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        this.digits = DecimalStyle.of(language.locale());
    }

    /** The language. */
    public Language language() {
        return language;
    }

    /** For FXML's {@code %keys}. */
    public ResourceBundle bundle() {
        return bundle;
    }

    /** A message, with its places filled in; plurals by the language's own rules (Unicode CLDR). */
    public String get(String key, Object... arguments) {
        String pattern = bundle.getString(key);
        return arguments.length == 0 ? pattern : new MessageFormat(pattern, language.locale()).format(arguments);
    }

    /** Facts in one line, those that are missing left out. */
    public String join(String... facts) {
        return Stream.of(facts)
                .filter(fact -> fact != null && !fact.isBlank())
                .collect(Collectors.joining(bundle.getString("format.between")));
    }

    /** Whether there is a message of this key. */
    public boolean has(String key) {
        return bundle.containsKey(key);
    }

    /** A day with its name, for example "Monday 23 November". */
    public String date(LocalDateTime time) {
        return formatter("format.date").format(time);
    }

    /** A day in short, for example "23 Nov". */
    public String day(LocalDateTime time) {
        return formatter("format.day").format(time);
    }

    /** A time of the day, for example "08:52". */
    public String time(LocalTime time) {
        return formatter("format.time").format(time);
    }

    /** How long something has lasted, for example "37:12" or "1:37:12". */
    public String clock(Duration elapsed) {
        String latin = elapsed.toHours() > 0
                ? String.format("%d:%02d:%02d", elapsed.toHours(), elapsed.toMinutesPart(), elapsed.toSecondsPart())
                : String.format("%02d:%02d", elapsed.toMinutesPart(), elapsed.toSecondsPart());
        return inOwnDigits(latin);
    }

    /** A part of a whole, from 0 to 1, in percent, rounded down so that only what is done is 100. */
    public String percent(double part) {
        return get("format.percent", (int) Math.floor(part * 100));
    }

    /** How long something lasts, in words, for example "52 minutes" or "1 h 29 min". Rounded down to what is whole. */
    public String length(Duration length) {
        if (length.toMinutes() < 1) {
            return get("length.seconds", length.toSeconds());
        }
        if (length.toHours() < 2) {
            return get("length.minutes", length.toMinutes());
        }
        return get("length.hours", length.toHours(), length.toMinutesPart());
    }

    /** A language's name in this language, for example "French"; its tag if nobody knows it. */
    public String languageName(String tag) {
        return ULocale.getDisplayName(tag, ULocale.forLocale(language.locale()));
    }

    /** A day as people say it: "today", "tomorrow" or its name. */
    public String dayFrom(LocalDate today, LocalDate day) {
        if (day.equals(today)) {
            return get("day.today");
        }
        if (day.equals(today.plusDays(1))) {
            return get("day.tomorrow");
        }
        if (day.equals(today.minusDays(1))) {
            return get("day.yesterday");
        }
        return date(day.atStartOfDay());
    }

    /** A text as it stands at the beginning of a line: with a capital letter, where the script has them. */
    public String capital(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(language.locale()) + text.substring(1);
    }

    private String inOwnDigits(String latin) {
        StringBuilder own = new StringBuilder(latin.length());
        for (char c : latin.toCharArray()) {
            own.append(c >= '0' && c <= '9' ? (char) (c - '0' + digits.getZeroDigit()) : c);
        }
        return own.toString();
    }

    private DateTimeFormatter formatter(String key) {
        return DateTimeFormatter.ofPattern(get(key), language.locale()).withDecimalStyle(digits);
    }
}
