package io.rostrum.capture.agent.http;

import io.rostrum.capture.agent.schedule.CalendarView;
import io.rostrum.capture.agent.schedule.Conflict;
import io.rostrum.capture.agent.schedule.Faults;
import io.rostrum.capture.agent.schedule.Schedule;
import io.rostrum.capture.agent.schedule.TimetableDocument;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;

/** The timetable: read, replaced, imported, and what follows from it. */
final class ScheduleEndpoints {
    static final int MAX_TIMETABLE_BYTES = 2 << 20;
    static final int MAX_CALENDAR_BYTES = 16 << 20;
    private static final Duration USUAL = Duration.ofDays(14);
    private static final Duration LONGEST = Duration.ofDays(62);

    private final Schedule schedule;
    private final Clock clock;

    ScheduleEndpoints(Schedule schedule, Clock clock) {
        this.schedule = schedule;
        this.clock = clock;
    }

    /** What follows from the timetable in a span of time. */
    record Agenda(
            List<OccurrenceView> occurrences,
            List<ConflictView> conflicts,
            List<CalendarView> calendars,
            List<String> problems) {}

    /** Two lectures at once. */
    record ConflictView(OccurrenceView first, OccurrenceView second, Instant start, Instant end) {
        static ConflictView of(Conflict conflict) {
            return new ConflictView(
                    OccurrenceView.of(conflict.first()),
                    OccurrenceView.of(conflict.second()),
                    conflict.start(),
                    conflict.end());
        }
    }

    void get(Exchange exchange) {
        answer(exchange, schedule.document());
    }

    void put(Exchange exchange) throws ApiProblem, IOException {
        String known = exchange.request().getHeaders().get(HttpHeader.IF_MATCH);
        TimetableDocument document = exchange.body(TimetableDocument.class);
        synchronized (this) {
            if (known != null && !known.equals("*") && !known.equals(tag(schedule.document()))) {
                throw new ApiProblem(
                        HttpStatus.PRECONDITION_FAILED_412,
                        "Somebody else changed the timetable meanwhile. Load it again, then make your change.");
            }
            try {
                answer(exchange, schedule.replace(document));
            } catch (Faults e) {
                throw ApiProblem.of(e);
            }
        }
    }

    private static void answer(Exchange exchange, TimetableDocument document) {
        exchange.response().getHeaders().put(HttpHeader.ETAG, tag(document));
        exchange.json(HttpStatus.OK_200, document);
    }

    private static String tag(TimetableDocument document) {
        CRC32C sum = new CRC32C();
        sum.update(Json.bytes(document));
        return "\"" + HexFormat.of().toHexDigits((int) sum.getValue()) + "\"";
    }

    void agenda(Exchange exchange) throws ApiProblem {
        Instant from = instant(exchange, "from", clock.instant());
        Instant to = instant(exchange, "to", from.plus(USUAL));
        if (!from.isBefore(to) || Duration.between(from, to).compareTo(LONGEST) > 0) {
            throw ApiProblem.badRequest(
                    "The parameter to must be later than from, by at most " + LONGEST.toDays() + " days.");
        }
        exchange.json(
                HttpStatus.OK_200,
                new Agenda(
                        schedule.between(from, to).stream()
                                .map(OccurrenceView::of)
                                .toList(),
                        schedule.conflicts(from, to).stream()
                                .map(ConflictView::of)
                                .toList(),
                        schedule.calendars(),
                        schedule.problems()));
    }

    private static Instant instant(Exchange exchange, String name, Instant absent) throws ApiProblem {
        String text = Request.extractQueryParameters(exchange.request()).getValue(name);
        try {
            return text == null ? absent : Instant.parse(text);
        } catch (DateTimeException e) {
            throw ApiProblem.badRequest(
                    "The parameter " + name + " must be a time such as 2026-11-25T09:00:00Z, not \"" + text + "\".");
        }
    }

    /** Reads a list of courses into slots that the caller may put into the timetable; changes nothing. */
    void courses(Exchange exchange) throws ApiProblem, IOException {
        byte[] csv = exchange.body();
        try {
            exchange.json(
                    HttpStatus.OK_200, Map.of("slots", schedule.courses(new String(csv, StandardCharsets.UTF_8))));
        } catch (Faults e) {
            throw ApiProblem.of(e);
        }
    }

    /** Adds a calendar from the file in the body. */
    void addCalendar(Exchange exchange) throws ApiProblem, IOException {
        String name = Request.extractQueryParameters(exchange.request()).getValue("name");
        try {
            String id = schedule.add(name, new ByteArrayInputStream(exchange.body()));
            exchange.json(HttpStatus.CREATED_201, Map.of("id", id));
        } catch (Faults e) {
            throw ApiProblem.of(e);
        }
    }
}
