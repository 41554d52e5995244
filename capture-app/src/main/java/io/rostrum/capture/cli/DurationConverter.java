package io.rostrum.capture.cli;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 30s}, {@code 5m}, {@code 1h30m} or {@code PT30S}; never a bare number, which might mean anything. */
final class DurationConverter implements ITypeConverter<Duration> {
    private static final Pattern SHORT =
            Pattern.compile("(?:(\\d{1,4})h)?(?:(\\d{1,5})m)?(?:(\\d{1,6})s)?", Pattern.CASE_INSENSITIVE);

    @Override
    public Duration convert(String text) {
        Duration duration = parse(text);
        if (duration.isZero() || duration.isNegative()) {
            throw bad(text, "is no time at all");
        }
        return duration;
    }

    private static Duration parse(String text) {
        if (text.matches("\\d+([.,]\\d+)?")) {
            throw bad(text, "needs a unit");
        }
        if (text.toUpperCase(Locale.ROOT).startsWith("P")) {
            try {
                return Duration.parse(text);
            } catch (DateTimeParseException e) {
                throw bad(text, "is not a length of time");
            }
        }
        Matcher parts = SHORT.matcher(text);
        if (text.isEmpty() || !parts.matches()) {
            throw bad(text, "is not a length of time");
        }
        return Duration.ofHours(number(parts.group(1)))
                .plusMinutes(number(parts.group(2)))
                .plusSeconds(number(parts.group(3)));
    }

    private static long number(String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    private static TypeConversionException bad(String text, String what) {
        return new TypeConversionException("\"" + text + "\" " + what + "; write for example 30s, 5m or 1h30m");
    }
}
