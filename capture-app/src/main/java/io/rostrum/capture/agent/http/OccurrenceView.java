package io.rostrum.capture.agent.http;

import io.rostrum.capture.agent.schedule.Lecture;
import io.rostrum.capture.agent.schedule.Occurrence;
import java.time.Instant;

/** A lecture of the timetable on one day, for programs. */
record OccurrenceView(
        String slot,
        String title,
        String course,
        String lecturer,
        String language,
        String layout,
        Instant start,
        Instant end,
        boolean autoStart) {
    static OccurrenceView of(Occurrence occurrence) {
        Lecture lecture = occurrence.lecture();
        return new OccurrenceView(
                occurrence.slot(),
                lecture.title(),
                lecture.course(),
                lecture.lecturer(),
                lecture.language(),
                lecture.layout(),
                occurrence.start(),
                occurrence.end(),
                occurrence.autoStart());
    }
}
