package io.rostrum.capture.agent.schedule;

import java.time.ZoneId;
import java.util.List;
import java.util.Objects;

/**
 * What a technician says of when the room is recorded. Immutable.
 *
 * @param zone of the room
 * @param policy when two things want the room
 * @param slots weekly lectures and single ones
 * @param calendars from elsewhere
 */
record Timetable(ZoneId zone, Policy policy, List<Slot> slots, List<CalendarSource> calendars) {
    Timetable {
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(policy, "policy");
        slots = List.copyOf(slots);
        calendars = List.copyOf(calendars);
    }

    static Timetable empty(ZoneId zone) {
        return new Timetable(zone, Policy.STANDARD, List.of(), List.of());
    }
}
