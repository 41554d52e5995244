package io.rostrum.capture.agent.schedule;

import io.rostrum.capture.agent.schedule.Faults.Fault;
import io.rostrum.capture.agent.schedule.TimetableDocument.ExceptionPart;
import io.rostrum.capture.agent.schedule.TimetableDocument.SlotPart;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Reads one slot; what is wrong with it goes to the list of faults. */
final class SlotReader {
    private static final int MOST_EXCEPTIONS = 200;

    private final String path;
    private final LocalDate today;
    private final List<Fault> faults;
    private final int before;

    SlotReader(String path, LocalDate today, List<Fault> faults) {
        this.path = path;
        this.today = today;
        this.faults = faults;
        this.before = faults.size();
    }

    Optional<Slot> read(String id, SlotPart part) {
        texts(part);
        LocalTime start = required("start", part.start(), SlotReader::time);
        Duration length = length(part, start);
        Repeat repeat = repeat(part);
        List<SlotException> exceptions = exceptions(part, start, length);
        if (faults.size() > before) {
            return Optional.empty();
        }
        try {
            Lecture lecture = new Lecture(part.title(), part.course(), part.lecturer(), part.language(), part.layout());
            boolean autoStart = part.autoStart() == null || part.autoStart();
            return Optional.of(new Slot(id, lecture, repeat, start, length, autoStart, exceptions));
        } catch (IllegalArgumentException e) {
            fault("", e.getMessage());
            return Optional.empty();
        }
    }

    private void texts(SlotPart part) {
        if (Lecture.line(part.title()) == null) {
            fault("title", "is missing: a lecture needs a title.");
        }
        text("title", part.title());
        text("course", part.course());
        text("lecturer", part.lecturer());
        text("language", part.language());
        text("layout", part.layout());
    }

    private void text(String field, String value) {
        if (value != null && value.length() > Lecture.MAX_TEXT) {
            fault(field, "may have at most " + Lecture.MAX_TEXT + " characters.");
        }
    }

    private Duration length(SlotPart part, LocalTime start) {
        if (part.minutes() != null) {
            return minutes("minutes", part.minutes());
        }
        LocalTime end = required("end", part.end(), SlotReader::time);
        if (start == null || end == null) {
            return null;
        }
        Duration length = Duration.between(start, end);
        return length.isNegative() ? length.plusDays(1) : minutes("end", (int) length.toMinutes());
    }

    private Duration minutes(String field, int minutes) {
        if (minutes < 1 || minutes > Slot.LONGEST.toMinutes()) {
            fault(field, "must give a length from 1 to " + Slot.LONGEST.toMinutes() + " minutes.");
            return null;
        }
        return Duration.ofMinutes(minutes);
    }

    private Repeat repeat(SlotPart part) {
        if (part.date() != null) {
            LocalDate date = required("date", part.date(), SlotReader::date);
            if (part.day() != null) {
                fault("day", "does not go with date: give a day for each week, or a date for once.");
            }
            return date == null ? null : Repeat.once(date);
        }
        DayOfWeek day = required("day", part.day(), SlotReader::day);
        LocalDate from = part.from() == null ? today : required("from", part.from(), SlotReader::date);
        LocalDate until = part.until() == null ? null : required("until", part.until(), SlotReader::date);
        if (day == null || from == null || part.until() != null && until == null) {
            return null;
        }
        try {
            return new Repeat(day, from, until, part.everyWeeks() == null ? 1 : part.everyWeeks());
        } catch (IllegalArgumentException e) {
            fault(part.until() != null && until.isBefore(from) ? "until" : "everyWeeks", e.getMessage());
            return null;
        }
    }

    private List<SlotException> exceptions(SlotPart slot, LocalTime start, Duration length) {
        List<ExceptionPart> parts = slot.exceptions() == null ? List.of() : slot.exceptions();
        if (parts.size() > MOST_EXCEPTIONS) {
            fault("exceptions", "may have at most " + MOST_EXCEPTIONS + " entries.");
            return List.of();
        }
        List<SlotException> exceptions = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            String field = "exceptions[" + i + "]";
            ExceptionPart part = parts.get(i);
            LocalDate date = required(field + ".date", part == null ? null : part.date(), SlotReader::date);
            if (date != null) {
                exceptions.add(new SlotException(date, moved(field, part, date, start, length)));
            }
        }
        return exceptions;
    }

    private SlotException.Moved moved(
            String field, ExceptionPart part, LocalDate date, LocalTime start, Duration length) {
        if (part.newDate() == null && part.start() == null && part.minutes() == null) {
            return null;
        }
        return new SlotException.Moved(
                part.newDate() == null ? date : required(field + ".newDate", part.newDate(), SlotReader::date),
                part.start() == null ? start : required(field + ".start", part.start(), SlotReader::time),
                part.minutes() == null ? length : minutes(field + ".minutes", part.minutes()));
    }

    private <T> T required(String field, String text, Function<String, T> reader) {
        if (text == null) {
            fault(field, "is missing.");
            return null;
        }
        try {
            return reader.apply(text.strip());
        } catch (IllegalArgumentException e) {
            fault(field, e.getMessage());
            return null;
        }
    }

    static LocalTime time(String text) {
        try {
            return LocalTime.parse(text.length() == 4 ? "0" + text : text)
                    .withSecond(0)
                    .withNano(0);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("must be a time such as 09:00, not \"" + text + "\".", e);
        }
    }

    static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("must be a date such as 2026-11-25, not \"" + text + "\".", e);
        }
    }

    static DayOfWeek day(String text) {
        String word = text.toUpperCase(Locale.ROOT);
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> day.name().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "must be a day such as monday, in English, not \"" + text + "\"."));
    }

    private void fault(String field, String detail) {
        faults.add(new Fault(field.isEmpty() ? path : path + "." + field, detail));
    }
}
