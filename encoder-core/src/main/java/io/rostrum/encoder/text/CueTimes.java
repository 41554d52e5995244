package io.rostrum.encoder.text;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The line above a caption's text: from when, to when, and in WebVTT where.
 *
 * @param rest what follows the times
 */
record CueTimes(Duration start, Duration end, String rest) {
    static final String ARROW = "-->";

    /** Hours may be missing; SRT writes a comma where WebVTT writes a point, and people mix them. */
    private static final String TIME = "(?:(\\d{1,4}):)?([0-5]?\\d):([0-5]?\\d)(?:[.,](\\d{1,3}))?";

    private static final Pattern LINE = Pattern.compile("\\s*" + TIME + "\\s*-->\\s*" + TIME + "(?:\\s+(.*))?");
    private static final Pattern ANY_TIME = Pattern.compile("\\d:[0-5]?\\d[.,:]\\d");
    private static final int GROUPS_A_TIME = 4;

    static Optional<CueTimes> parse(String line) {
        Matcher match = LINE.matcher(line);
        if (!match.matches()) {
            return Optional.empty();
        }
        String rest = match.group(1 + 2 * GROUPS_A_TIME);
        return Optional.of(
                new CueTimes(time(match, 1), time(match, 1 + GROUPS_A_TIME), rest == null ? "" : rest.strip()));
    }

    /** Whether a line holds something like a time of day, so that it was surely meant as times. */
    static boolean looksLikeTimes(String line) {
        return ANY_TIME.matcher(line).find();
    }

    private static Duration time(Matcher match, int group) {
        String hours = match.group(group);
        String fraction = match.group(group + 3);
        return Duration.ofHours(hours == null ? 0 : Long.parseLong(hours))
                .plusMinutes(Long.parseLong(match.group(group + 1)))
                .plusSeconds(Long.parseLong(match.group(group + 2)))
                .plusMillis(fraction == null ? 0 : Long.parseLong((fraction + "00").substring(0, 3)));
    }

    boolean endsAfterStart() {
        return end.compareTo(start) > 0;
    }

    /** A time as WebVTT writes it (W3C WebVTT, 4.1): to the millisecond, hours of two digits or more. */
    static String render(Duration time) {
        return String.format(
                Locale.ROOT,
                "%02d:%02d:%02d.%03d",
                time.toHours(),
                time.toMinutesPart(),
                time.toSecondsPart(),
                time.toMillisPart());
    }
}
