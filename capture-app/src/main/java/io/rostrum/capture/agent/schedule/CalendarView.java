package io.rostrum.capture.agent.schedule;

import java.time.Instant;

/**
 * A calendar of the timetable, for programs and people.
 *
 * @param events how many the file holds
 * @param leftOut how many of them cannot be used
 * @param checkedAt when its file was last known to be the newest, or null
 * @param problem why it is not, or null
 * @param old whether that lasts longer than 14 days
 */
public record CalendarView(
        String id, String name, String url, int events, int leftOut, Instant checkedAt, String problem, boolean old) {}
