package io.rostrum.uploader.night;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * When uploads may run: any number of weekly windows in the room's own time zone; none means always. Windows that touch or
 * overlap are one.
 *
 * @param zone the room's
 * @param windows in any order
 */
public record UploadHours(ZoneId zone, List<WeeklyWindow> windows) {
    /** A week and a day: every window opens at least once in it. */
    private static final int HORIZON_DAYS = 8;

    public UploadHours {
        Objects.requireNonNull(zone, "zone");
        windows = List.copyOf(windows);
    }

    /** No window: any hour. */
    public static UploadHours always(ZoneId zone) {
        return new UploadHours(zone, List.of());
    }

    /**
     * Reads windows with semicolons between them: {@code Mon-Fri 22:00-05:30; Sat,Sun 00:00-24:00}.
     *
     * @throws IllegalArgumentException with a sentence that shows a right form
     */
    public static UploadHours parse(String text, ZoneId zone) {
        List<WeeklyWindow> windows = new ArrayList<>();
        for (String part : text.split(";", -1)) {
            windows.add(WeeklyWindow.parse(part));
        }
        return new UploadHours(zone, windows);
    }

    /**
     * A stretch of time in which uploads may run.
     *
     * @param opens its first moment
     * @param closes the first moment after it; {@link Instant#MAX} if it never ends
     */
    public record Night(Instant opens, Instant closes) {}

    public boolean isOpen(Instant at) {
        return windows.isEmpty() || windows.stream().anyMatch(window -> window.isOpen(at, zone));
    }

    /** The night that is running at that moment, else the next one; empty only if no window ever opens. */
    public Optional<Night> nightAt(Instant at) {
        if (windows.isEmpty()) {
            return Optional.of(new Night(Instant.MIN, Instant.MAX));
        }
        return nights(at).stream().filter(night -> night.closes().isAfter(at)).findFirst();
    }

    /** The nights around a moment, merged, in order. */
    private List<Night> nights(Instant at) {
        LocalDate day = at.atZone(zone).toLocalDate();
        List<Night> single = new ArrayList<>();
        for (int i = -HORIZON_DAYS; i <= HORIZON_DAYS; i++) {
            LocalDate opening = day.plusDays(i);
            windows.stream()
                    .filter(window -> window.opensOn(opening))
                    .map(window -> new Night(
                            window.window().opening(opening, zone),
                            window.window().closing(opening, zone)))
                    .filter(night -> night.opens().isBefore(night.closes()))
                    .forEach(single::add);
        }
        single.sort(Comparator.comparing(Night::opens));
        List<Night> merged = new ArrayList<>();
        for (Night night : single) {
            Night last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (last == null || night.opens().isAfter(last.closes())) {
                merged.add(night);
            } else if (night.closes().isAfter(last.closes())) {
                merged.set(merged.size() - 1, new Night(last.opens(), night.closes()));
            }
        }
        // Windows that fill the week have no end within the horizon.
        if (merged.size() == 1 && fillsTheWeek(merged.get(0), at)) {
            return List.of(new Night(Instant.MIN, Instant.MAX));
        }
        return merged;
    }

    private static boolean fillsTheWeek(Night night, Instant at) {
        Duration week = Duration.ofDays(HORIZON_DAYS - 1L);
        return night.opens().isBefore(at.minus(week)) && night.closes().isAfter(at.plus(week));
    }
}
