package io.rostrum.capture.agent.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A lecture that comes back each week, or takes place once.
 *
 * @param id unique in the timetable
 * @param lecture what it is
 * @param repeat on which days
 * @param start by the wall clock of the room; in the hour that summer time leaves out, an hour later
 * @param length in true time, so that a night on which clocks change is recorded whole
 * @param autoStart whether it is recorded by itself
 * @param exceptions days on which it is otherwise
 */
record Slot(
        String id,
        Lecture lecture,
        Repeat repeat,
        LocalTime start,
        Duration length,
        boolean autoStart,
        List<SlotException> exceptions) {
    static final Duration LONGEST = Duration.ofHours(12);

    Slot {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(lecture, "lecture");
        Objects.requireNonNull(repeat, "repeat");
        Objects.requireNonNull(start, "start");
        if (length.isNegative() || length.isZero() || length.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("A lecture lasts from 1 to " + LONGEST.toMinutes() + " minutes.");
        }
        exceptions = List.copyOf(exceptions);
    }

    /** What of it touches the time between two moments. */
    Stream<Occurrence> between(Instant from, Instant to, ZoneId zone) {
        // One more day on both sides: a lecture may begin before the first day, and exceptions move.
        LocalDate first = LocalDate.ofInstant(from.minus(LONGEST), zone);
        LocalDate last = LocalDate.ofInstant(to, zone);
        Map<LocalDate, SlotException> special =
                exceptions.stream().collect(Collectors.toMap(SlotException::date, Function.identity(), (a, b) -> b));
        Stream<Occurrence> usual = repeat.days(first, last)
                .filter(day -> !special.containsKey(day))
                .map(day -> on(day, day, start, length, zone));
        Stream<Occurrence> moved = exceptions.stream()
                .filter(exception -> !exception.cancelled())
                .filter(exception -> repeat.days(exception.date(), exception.date())
                        .findAny()
                        .isPresent())
                .map(exception -> on(
                        exception.date(),
                        exception.movedTo().date(),
                        exception.movedTo().start(),
                        exception.movedTo().length(),
                        zone));
        return Stream.concat(usual, moved)
                .filter(occurrence ->
                        occurrence.end().isAfter(from) && occurrence.start().isBefore(to));
    }

    private Occurrence on(LocalDate usual, LocalDate date, LocalTime time, Duration duration, ZoneId zone) {
        Instant begin = date.atTime(time).atZone(zone).toInstant();
        return new Occurrence(id + "@" + usual, id, lecture, begin, begin.plus(duration), autoStart);
    }
}
