package io.rostrum.capture.agent.schedule;

import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.TimezoneAssignment;
import biweekly.io.TimezoneInfo;
import biweekly.io.text.ICalReader;
import biweekly.property.DateStart;
import biweekly.property.RecurrenceRule;
import biweekly.property.Status;
import biweekly.util.Frequency;
import biweekly.util.ICalDate;
import biweekly.util.com.google.ical.compat.javautil.DateIterator;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TimeZone;

/**
 * The lectures of an iCalendar file (RFC 5545) between two moments. Whatever the file holds, memory and time are bounded:
 * an event that is damaged, lasts all day, or repeats more often than daily is left out and counted. One use, one thread.
 */
final class CalendarReader {
    private static final int MOST_PER_EVENT = 400;
    private static final int MOST = 5000;
    private static final Set<Frequency> USUAL =
            Set.of(Frequency.DAILY, Frequency.WEEKLY, Frequency.MONTHLY, Frequency.YEARLY);

    private final CalendarSource calendar;
    private final ZoneId zone;
    private final Instant from;
    private final Instant to;
    private final List<Occurrence> found = new ArrayList<>();
    private final Set<String> replaced = new HashSet<>();
    private int events;
    private int leftOut;

    /**
     * What a file holds.
     *
     * @param occurrences sorted by their start
     * @param events how many events it has
     * @param leftOut how many of them could not be used
     */
    record Content(List<Occurrence> occurrences, int events, int leftOut) {}

    private CalendarReader(CalendarSource calendar, ZoneId zone, Instant from, Instant to) {
        this.calendar = calendar;
        this.zone = zone;
        this.from = from;
        this.to = to;
    }

    /**
     * Reads a file.
     *
     * @param zone for times that name none, or one that nobody knows
     * @throws CalendarException if it is no calendar
     */
    static Content read(Path file, CalendarSource calendar, ZoneId zone, Instant from, Instant to)
            throws IOException, CalendarException {
        CalendarReader reader = new CalendarReader(calendar, zone, from, to);
        new CalendarSplitter(file, reader::piece).split();
        return reader.content();
    }

    private Content content() {
        // An instance with a RECURRENCE-ID stands for the one that the rule would give (RFC 5545, 3.8.4.4).
        List<Occurrence> occurrences = found.stream()
                .filter(occurrence -> !replaced.contains(occurrence.key()))
                .map(CalendarReader::withoutMark)
                .sorted(Comparator.comparing(Occurrence::start).thenComparing(Occurrence::key))
                .limit(MOST)
                .toList();
        return new Content(occurrences, events, leftOut);
    }

    private static Occurrence withoutMark(Occurrence o) {
        return o.key().endsWith("!")
                ? new Occurrence(
                        o.key().substring(0, o.key().length() - 1),
                        o.slot(),
                        o.lecture(),
                        o.start(),
                        o.end(),
                        o.autoStart())
                : o;
    }

    private void piece(String text) {
        try (ICalReader in = new ICalReader(text)) {
            ICalendar parsed = in.readNext();
            if (parsed == null) {
                return;
            }
            for (VEvent event : parsed.getEvents()) {
                events++;
                if (!take(event, parsed.getTimezoneInfo())) {
                    leftOut++;
                }
            }
        } catch (IOException | RuntimeException e) {
            leftOut++; // a piece that the parser itself gives up on
        }
    }

    private boolean take(VEvent event, TimezoneInfo zones) {
        try {
            DateStart start = event.getDateStart();
            if (start == null || start.getValue() == null || !start.getValue().hasTime()) {
                return false;
            }
            Duration length = length(event);
            if (length == null || length.isNegative() || length.isZero() || length.compareTo(Slot.LONGEST) > 0) {
                return false;
            }
            RecurrenceRule rule = event.getRecurrenceRule();
            if (rule != null
                            && (rule.getValue() == null
                                    || !USUAL.contains(rule.getValue().getFrequency()))
                    || !event.getExceptionRules().isEmpty()) {
                return false;
            }
            Times times = times(start, zones);
            Lecture lecture = lecture(event);
            boolean cancelled = event.getStatus() != null && Status.cancelled().equals(event.getStatus());
            if (event.getRecurrenceId() != null && event.getRecurrenceId().getValue() != null) {
                Instant original = times.instant(event.getRecurrenceId().getValue());
                replaced.add(key(event, original));
                if (!cancelled) {
                    add(key(event, original) + "!", lecture, times.instant(start.getValue()), length);
                }
            } else if (!cancelled) {
                repeat(event, times, lecture, length);
            }
            return true;
        } catch (RuntimeException e) {
            return false; // the library's own failures on nonsense: the event is counted as left out
        }
    }

    private void repeat(VEvent event, Times times, Lecture lecture, Duration length) {
        if (event.getRecurrenceRule() == null && event.getRecurrenceDates().isEmpty()) {
            Instant start = times.instant(event.getDateStart().getValue());
            add(key(event, start), lecture, start, length);
            return;
        }
        DateIterator dates = event.getDateIterator(times.zone());
        dates.advanceTo(Date.from(from.minus(Slot.LONGEST).minus(Duration.ofDays(1))));
        for (int n = 0; n < MOST_PER_EVENT && dates.hasNext(); n++) {
            Instant start = times.instant(dates.next());
            if (!start.isBefore(to)) {
                return;
            }
            add(key(event, start), lecture, start, length);
        }
    }

    private void add(String key, Lecture lecture, Instant start, Duration length) {
        Instant end = start.plus(length);
        if (end.isAfter(from) && start.isBefore(to) && found.size() < 2 * MOST) {
            found.add(new Occurrence(key, calendar.id(), lecture, start, end, calendar.autoStart()));
        }
    }

    private String key(VEvent event, Instant start) {
        String uid = event.getUid() == null ? "" : String.valueOf(event.getUid().getValue());
        return calendar.id() + "/" + Integer.toHexString(uid.hashCode()) + "@" + start;
    }

    private static Duration length(VEvent event) {
        if (event.getDateEnd() != null && event.getDateEnd().getValue() != null) {
            Date start = event.getDateStart().getValue();
            return Duration.ofMillis(event.getDateEnd().getValue().getTime() - start.getTime());
        }
        if (event.getDuration() != null && event.getDuration().getValue() != null) {
            return Duration.ofMillis(event.getDuration().getValue().toMillis());
        }
        return null;
    }

    private Lecture lecture(VEvent event) {
        String title = event.getSummary() == null ? null : event.getSummary().getValue();
        String course = event.getCategories().stream()
                .flatMap(categories -> categories.getValues().stream())
                .findFirst()
                .orElse(null);
        String lecturer =
                event.getOrganizer() == null ? null : event.getOrganizer().getCommonName();
        return new Lecture(Lecture.line(title) == null ? calendar.name() : title, course, lecturer, null, null);
    }

    private Times times(DateStart start, TimezoneInfo zones) {
        TimezoneAssignment assignment = zones.getTimezone(start);
        boolean utc = start.getValue().getRawComponents() != null
                && start.getValue().getRawComponents().isUtc();
        if (assignment != null) {
            return new Times(assignment.getTimeZone(), null);
        }
        return utc ? new Times(TimeZone.getTimeZone("UTC"), null) : new Times(TimeZone.getDefault(), zone);
    }

    /**
     * How an event's dates are to be read.
     *
     * @param zone in which it repeats
     * @param wall if not null, the dates are wall clock times that the library took for the PC's zone, but are of this one
     */
    private record Times(TimeZone zone, ZoneId wall) {
        Instant instant(Date date) {
            if (wall == null) {
                return date.toInstant();
            }
            if (date instanceof ICalDate ical
                    && ical.getRawComponents() != null
                    && ical.getRawComponents().isUtc()) {
                return date.toInstant();
            }
            return LocalDateTime.ofInstant(date.toInstant(), zone.toZoneId())
                    .atZone(wall)
                    .toInstant();
        }
    }
}
