package io.rostrum.capture.agent.schedule;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.LocalDate;
import java.time.ZoneId;

/** Timetables as a technician's browser sends them. */
final class Timetables {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Timetables() {}

    static TimetableDocument document(String json) throws Exception {
        return JSON.readValue(json.replace('\'', '"'), TimetableDocument.class);
    }

    static Timetable read(String json) throws Exception {
        return new TimetableReader(ZoneId.of("Europe/Paris"), LocalDate.of(2026, 11, 25)).read(document(json));
    }
}
