package io.rostrum.uploader.night;

import java.time.DayOfWeek;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Weekdays as people write them: {@code Mon-Fri}, {@code Sat,Sun}, {@code daily}. */
final class Days {
    static final Set<DayOfWeek> ALL = Set.copyOf(EnumSet.allOf(DayOfWeek.class));

    private Days() {}

    /** @throws IllegalArgumentException if a name is no weekday */
    static Set<DayOfWeek> parse(String text) {
        if (text.equalsIgnoreCase("daily")) {
            return ALL;
        }
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (String part : text.split(",", -1)) {
            String[] ends = part.strip().split("-", -1);
            if (ends.length > 2) {
                throw unknown(text);
            }
            DayOfWeek first = day(ends[0], text);
            DayOfWeek last = day(ends[ends.length - 1], text);
            for (DayOfWeek day = first; ; day = day.plus(1)) {
                days.add(day);
                if (day == last) {
                    break;
                }
            }
        }
        return Set.copyOf(days);
    }

    private static DayOfWeek day(String name, String text) {
        String wanted = name.strip().toUpperCase(Locale.ROOT);
        for (DayOfWeek day : DayOfWeek.values()) {
            if (wanted.length() >= 2 && day.name().startsWith(wanted)) {
                return day;
            }
        }
        throw unknown(text);
    }

    private static IllegalArgumentException unknown(String text) {
        return new IllegalArgumentException(
                "\"" + text + "\" names no weekdays: write for example Mon-Fri or Sat,Sun.");
    }
}
