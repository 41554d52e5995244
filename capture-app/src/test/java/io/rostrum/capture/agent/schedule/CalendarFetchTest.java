package io.rostrum.capture.agent.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calendars from a real server, which a test makes answer as it likes. */
class CalendarFetchTest {
    private static final String LECTURE = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Heat\r\n"
            + "DTSTART:20261125T090000Z\r\nDURATION:PT1H\r\nRRULE:FREQ=DAILY\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

    @TempDir
    Path folder;

    private final FakeRoom room = new FakeRoom("2026-11-25T08:00:00Z", "UTC");
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;
    private volatile Answer answer;

    @FunctionalInterface
    private interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            asked.add(String.valueOf(exchange.getRequestHeaders().getFirst("If-None-Match")));
            try (exchange) {
                answer.to(exchange);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void aCalendarIsFetchedOnceAndAfterThatOnlyIfItChangedAndOutlivesItsServer() throws Exception {
        answer = exchange -> {
            exchange.getResponseHeaders().set("ETag", "\"one\"");
            boolean known = "\"one\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
            send(exchange, known ? 304 : 200, known ? "" : LECTURE);
        };
        Schedule schedule = subscribed(Set.of("127.0.0.1"));
        schedule.refresh();
        schedule.refresh(); // too early
        assertThat(schedule.next().orElseThrow().lecture().title()).isEqualTo("Heat");

        room.at("2026-11-25T09:30:00Z");
        schedule.refresh();
        assertThat(asked).containsExactly("null", "\"one\"");

        server.stop(0);
        room.at("2026-12-08T08:00:00Z");
        schedule.close();
        schedule = Schedule.open(folder, room, () -> Set.of("127.0.0.1"), room);
        schedule.refresh();
        assertThat(schedule.next().orElseThrow().start()).isEqualTo("2026-12-08T09:00:00Z");
        assertThat(schedule.calendars().get(0).problem()).contains("cannot be fetched");
        assertThat(schedule.problems()).as("within 14 days nobody need worry").isEmpty();

        room.at("2026-12-10T08:00:00Z");
        assertThat(schedule.problems()).singleElement().asString().contains("14 days");
        assertThat(schedule.next()).isPresent();
    }

    @Test
    void whatIsNoCalendarAnyMoreLeavesTheLastGoodOne() throws Exception {
        answer = exchange -> send(exchange, 200, LECTURE);
        Schedule schedule = subscribed(Set.of("127.0.0.1"));
        schedule.refresh();

        for (Answer bad : List.<Answer>of(
                exchange -> send(exchange, 200, "<html>Please log in</html>"),
                exchange -> send(exchange, 404, ""),
                CalendarFetchTest::withoutEnd)) {
            answer = bad;
            room.at(room.instant().plusSeconds(7200).toString());
            schedule.refresh();

            assertThat(schedule.calendars().get(0).problem()).isNotNull();
            assertThat(schedule.next()).isPresent();
        }
        assertThat(schedule.calendars().get(0).problem()).contains("16 MiB");
    }

    @Test
    void thisPcIsNotAskedNeitherByItsAddressNorByANameNorByARedirect() throws Exception {
        answer = exchange -> send(exchange, 200, LECTURE);
        Schedule direct = subscribed(Set.of());
        direct.refresh();
        assertThat(direct.calendars().get(0).problem()).contains("this PC");
        assertThat(asked).isEmpty();

        answer = exchange -> {
            exchange.getResponseHeaders()
                    .set("Location", "http://localhost:" + server.getAddress().getPort() + "/secret");
            send(exchange, 302, "");
        };
        room.at("2026-11-25T12:00:00Z");
        Schedule redirected = Schedule.open(folder, room, () -> Set.of("127.0.0.1"), room);
        redirected.refresh();
        assertThat(redirected.calendars().get(0).problem()).contains("this PC");
        assertThat(asked).hasSize(1);
    }

    @Test
    void aFileIsTakenInAndANoneOrAHugeOneIsRefusedWithAReason() throws Exception {
        Schedule schedule = Schedule.open(folder, room, Set::of, room);
        String id = schedule.add("Term", new ByteArrayInputStream(LECTURE.getBytes(StandardCharsets.UTF_8)));
        assertThat(schedule.next().orElseThrow().slot()).isEqualTo(id);

        Faults none = catchThrowableOfType(
                Faults.class, () -> schedule.add("x", new ByteArrayInputStream(new byte[] {1, 2, 3})));
        assertThat(none).hasMessageContaining("BEGIN:VCALENDAR");
        Faults huge =
                catchThrowableOfType(Faults.class, () -> schedule.add("x", java.io.InputStream.nullInputStream()));
        assertThat(huge).hasMessageContaining("empty");
        assertThat(schedule.calendars()).hasSize(1);

        schedule.replace(Timetables.document("{'zone':'UTC'}"));
        assertThat(folder.resolve("calendars")).isEmptyDirectory();
    }

    private Schedule subscribed(Set<String> trusted) throws Exception {
        Schedule schedule = Schedule.open(folder, room, () -> trusted, room);
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/room.ics");
        schedule.replace(Timetables.document("{'zone':'UTC','calendars':[{'id':'uni','url':'" + url + "'}]}"));
        return schedule;
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }

    /** A calendar that goes on for 100 MB, if it is let. */
    private static void withoutEnd(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        byte[] line = "X-RUBBISH:0123456789012345678901234567890123456789012345678901234567\r\n"
                .repeat(1000)
                .getBytes(StandardCharsets.US_ASCII);
        OutputStream out = exchange.getResponseBody();
        out.write("BEGIN:VCALENDAR\r\n".getBytes(StandardCharsets.US_ASCII));
        List<Integer> sent = new ArrayList<>();
        try {
            while (sent.size() < 100_000_000 / line.length) {
                out.write(line);
                sent.add(line.length);
            }
        } catch (IOException e) {
            assertThat(sent).hasSizeLessThan(1000); // the agent went away early, as it should
        }
    }
}
