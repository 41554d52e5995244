package io.rostrum.capture.agent.schedule;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Locale;

/**
 * The timetable as it is written in the API and on disk. Times are the room's wall clock, {@code HH:mm}; dates are
 * {@code yyyy-MM-dd}. What is null is as usual; {@link TimetableReader} says what that is.
 */
public record TimetableDocument(String zone, PolicyPart policy, List<SlotPart> slots, List<CalendarPart> calendars) {
    /** When two things want the room: {@code finish} or {@code switch}; {@code keep} or {@code switch}. */
    public record PolicyPart(String overlap, String manual) {}

    /** A slot: weekly with a {@code day}, or once with a {@code date}; its length as {@code minutes} or {@code end}. */
    public record SlotPart(
            String id,
            String title,
            String course,
            String lecturer,
            String language,
            String layout,
            String day,
            String date,
            String start,
            String end,
            Integer minutes,
            String from,
            String until,
            Integer everyWeeks,
            Boolean autoStart,
            List<ExceptionPart> exceptions) {}

    /** A day on which a slot is cancelled, or moved if it names any other time. */
    public record ExceptionPart(String date, String newDate, String start, Integer minutes) {}

    /** A calendar; without a url it is one that was handed in as a file. */
    public record CalendarPart(String id, String name, String url, Boolean autoStart) {}

    static TimetableDocument of(Timetable timetable) {
        return new TimetableDocument(
                timetable.zone().getId(),
                new PolicyPart(
                        Policy.word(timetable.policy().overlap()),
                        Policy.word(timetable.policy().manual())),
                timetable.slots().stream().map(TimetableDocument::part).toList(),
                timetable.calendars().stream().map(TimetableDocument::part).toList());
    }

    static SlotPart part(Slot slot) {
        Lecture lecture = slot.lecture();
        Repeat repeat = slot.repeat();
        boolean once = repeat.isOnce();
        return new SlotPart(
                slot.id(),
                lecture.title(),
                lecture.course(),
                lecture.lecturer(),
                lecture.language(),
                lecture.layout(),
                once ? null : word(repeat.day()),
                once ? repeat.from().toString() : null,
                slot.start().toString(),
                null,
                (int) slot.length().toMinutes(),
                once ? null : repeat.from().toString(),
                once || repeat.until() == null ? null : repeat.until().toString(),
                once ? null : repeat.everyWeeks(),
                slot.autoStart(),
                slot.exceptions().stream().map(TimetableDocument::part).toList());
    }

    private static ExceptionPart part(SlotException exception) {
        SlotException.Moved moved = exception.movedTo();
        return moved == null
                ? new ExceptionPart(exception.date().toString(), null, null, null)
                : new ExceptionPart(
                        exception.date().toString(),
                        moved.date().toString(),
                        moved.start().toString(),
                        (int) moved.length().toMinutes());
    }

    private static CalendarPart part(CalendarSource calendar) {
        return new CalendarPart(
                calendar.id(),
                calendar.name(),
                calendar.url().map(Object::toString).orElse(null),
                calendar.autoStart());
    }

    private static String word(DayOfWeek day) {
        return day.name().toLowerCase(Locale.ROOT);
    }
}
