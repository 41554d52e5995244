package io.rostrum.capture.agent.schedule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.stream.Stream;

/**
 * The days on which a slot takes place.
 *
 * @param day of the week
 * @param from the first possible date
 * @param until the last possible date, or null for no end
 * @param everyWeeks 1 for each week, 2 for every other, counted from the first date
 */
record Repeat(DayOfWeek day, LocalDate from, LocalDate until, int everyWeeks) {
    static final int MAX_WEEKS = 52;

    Repeat {
        if (until != null && until.isBefore(from)) {
            throw new IllegalArgumentException("The slot ends before it begins: until must not be before from.");
        }
        if (everyWeeks < 1 || everyWeeks > MAX_WEEKS) {
            throw new IllegalArgumentException("everyWeeks must be a number from 1 to " + MAX_WEEKS + ".");
        }
    }

    static Repeat once(LocalDate date) {
        return new Repeat(date.getDayOfWeek(), date, date, 1);
    }

    boolean isOnce() {
        return from.equals(until);
    }

    /** The days between two dates, both inclusive. */
    Stream<LocalDate> days(LocalDate first, LocalDate last) {
        LocalDate start = from.with(TemporalAdjusters.nextOrSame(day));
        LocalDate end = until == null || until.isAfter(last) ? last : until;
        if (start.isBefore(first)) {
            long weeks = ChronoUnit.WEEKS.between(start, first);
            start = start.plusWeeks(weeks - weeks % everyWeeks);
        }
        LocalDate aligned = start.isBefore(first) ? start.plusWeeks(everyWeeks) : start;
        return aligned.isAfter(end)
                ? Stream.empty()
                : Stream.iterate(aligned, date -> !date.isAfter(end), date -> date.plusWeeks(everyWeeks));
    }
}
