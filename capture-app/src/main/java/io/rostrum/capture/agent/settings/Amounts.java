package io.rostrum.capture.agent.settings;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time and sizes as people write them in settings: {@code 30s}, {@code 1h30m}, {@code 7d}, {@code 20GB}. */
final class Amounts {
    private static final Pattern TIME =
            Pattern.compile("(?:(\\d{1,5})d)?(?:(\\d{1,5})h)?(?:(\\d{1,6})m)?(?:(\\d{1,7})s)?");
    private static final Pattern SIZE = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,3})?)\\s*([kMGT]?B)");
    private static final Map<String, BigDecimal> UNITS = Map.of(
            "B", BigDecimal.ONE,
            "kB", new BigDecimal("1000"),
            "MB", new BigDecimal("1000000"),
            "GB", new BigDecimal("1000000000"),
            "TB", new BigDecimal("1000000000000"));

    private Amounts() {}

    static Duration duration(String text) {
        String clean = text.strip().toLowerCase(Locale.ROOT);
        if (clean.equals("0")) {
            return Duration.ZERO;
        }
        Matcher matcher = TIME.matcher(clean);
        if (clean.isEmpty() || !matcher.matches()) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is no length of time: write for example 30s, 90m or 7d.");
        }
        return Duration.ofDays(part(matcher, 1))
                .plusHours(part(matcher, 2))
                .plusMinutes(part(matcher, 3))
                .plusSeconds(part(matcher, 4));
    }

    private static long part(Matcher matcher, int group) {
        return matcher.group(group) == null ? 0 : Long.parseLong(matcher.group(group));
    }

    static String text(Duration duration) {
        if (duration.isZero()) {
            return "0s";
        }
        StringBuilder text = new StringBuilder();
        append(text, duration.toDaysPart(), 'd');
        append(text, duration.toHoursPart(), 'h');
        append(text, duration.toMinutesPart(), 'm');
        append(text, duration.toSecondsPart(), 's');
        return text.toString();
    }

    private static void append(StringBuilder text, long number, char unit) {
        if (number > 0) {
            text.append(number).append(unit);
        }
    }

    static long bytes(String text) {
        if (text.strip().equals("0")) {
            return 0;
        }
        Matcher matcher = SIZE.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is no size: write for example 500MB or 20GB.");
        }
        return new BigDecimal(matcher.group(1))
                .multiply(UNITS.get(matcher.group(2)))
                .longValue();
    }

    static String text(long bytes) {
        for (String unit : new String[] {"TB", "GB", "MB", "kB"}) {
            long size = UNITS.get(unit).longValue();
            if (bytes >= size && bytes % size == 0) {
                return bytes / size + unit;
            }
        }
        return bytes + "B";
    }
}
