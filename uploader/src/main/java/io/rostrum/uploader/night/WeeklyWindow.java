package io.rostrum.uploader.night;

import io.rostrum.uploader.UploadWindow;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Set;

/**
 * Hours on some days of the week. A window over midnight belongs to the day on which it opens.
 *
 * @param days on which it opens
 * @param window from when to when
 */
public record WeeklyWindow(Set<DayOfWeek> days, UploadWindow window) {
    public WeeklyWindow {
        days = Set.copyOf(days);
        Objects.requireNonNull(window, "window");
        if (days.isEmpty()) {
            throw new IllegalArgumentException("A window needs at least one weekday.");
        }
    }

    /** Every day. */
    public static WeeklyWindow daily(UploadWindow window) {
        return new WeeklyWindow(Days.ALL, window);
    }

    /**
     * Reads {@code Mon-Fri 22:00-05:30}, {@code Sat,Sun 00:00-24:00} or, for every day, {@code 22:00-05:30}.
     *
     * @throws IllegalArgumentException with a sentence that shows a right form
     */
    public static WeeklyWindow parse(String text) {
        String clean = text.strip();
        int space = clean.indexOf(' ');
        return space < 0 || Character.isDigit(clean.charAt(0))
                ? daily(UploadWindow.parse(clean))
                : new WeeklyWindow(
                        Days.parse(clean.substring(0, space)), UploadWindow.parse(clean.substring(space + 1)));
    }

    boolean opensOn(LocalDate day) {
        return days.contains(day.getDayOfWeek());
    }

    boolean isOpen(Instant at, ZoneId zone) {
        LocalDate day = at.atZone(zone).toLocalDate();
        return isWithin(at, day.minusDays(1), zone) || isWithin(at, day, zone);
    }

    private boolean isWithin(Instant at, LocalDate day, ZoneId zone) {
        return opensOn(day) && !at.isBefore(window.opening(day, zone)) && at.isBefore(window.closing(day, zone));
    }
}
