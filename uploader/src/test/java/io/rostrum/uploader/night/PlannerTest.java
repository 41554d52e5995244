package io.rostrum.uploader.night;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rostrum.uploader.Rate;
import io.rostrum.uploader.queue.Delivery;
import io.rostrum.uploader.queue.DeliveryId;
import io.rostrum.uploader.queue.DeliveryState;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlannerTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final long GB = 1_000_000_000L;
    private static final long MB = 1_000_000L;

    @Test
    void theQueueThatIsLongerThanTheNightTellsWhichLecturesSlip() {
        // 12.4 GB at 3 Mbit/s need 9.2 h; the window has 7 h 30 min.
        List<Delivery> queue = IntStream.range(0, 8)
                .mapToObj(i -> lecture("l" + i, 1_550 * MB))
                .toList();
        Forecast forecast = Planner.forecast(paris("2026-11-25T18:00"), policy("22:00-05:30", 0), queue, 375_000, 0);

        assertThat(forecast.queuedBytes()).isEqualTo(12_400 * MB);
        assertThat(forecast.needed()).isCloseTo(Duration.ofSeconds(33_067), Duration.ofSeconds(2));
        assertThat(forecast.available()).isEqualTo(Duration.ofMinutes(450));
        assertThat(forecast.slipping().stream().map(a -> a.id().packageId())).containsExactly("l6", "l7");
        assertThat(forecast.arrivals().get(0).at().orElseThrow())
                .isCloseTo(paris("2026-11-25T23:08:53"), within(2, ChronoUnit.SECONDS));
        assertThat(forecast.arrivals().get(7).at().orElseThrow())
                .isCloseTo(paris("2026-11-26T22:00").plusSeconds(33_067 - 27_000), within(2, ChronoUnit.SECONDS));
    }

    @Test
    void theTimetableSlowsTheFlowWithinANight() {
        UploadPolicy policy = new UploadPolicy(
                UploadHours.always(PARIS),
                Timetable.parse("08:00-18:00 1MB/s; 10MB/s", PARIS),
                0,
                Duration.ZERO,
                "room");
        Forecast forecast =
                Planner.forecast(paris("2026-11-25T17:59:00"), policy, List.of(lecture("a", 160 * MB)), 4 * MB, 0);
        // A minute at 1 MB/s, then 100 MB at the link's own 4 MB/s.
        assertThat(forecast.arrivals().get(0).at()).contains(paris("2026-11-25T18:00:25"));
        assertThat(forecast.slipping()).isEmpty();
    }

    @Test
    void theDailyCapCarriesTheRestToTheNextDay() {
        Forecast forecast = Planner.forecast(
                paris("2026-11-25T12:00"),
                new UploadPolicy(
                        UploadHours.always(PARIS), Timetable.of(Rate.UNLIMITED, PARIS), GB, Duration.ZERO, "room"),
                List.of(lecture("a", 400 * MB), lecture("b", 400 * MB)),
                MB,
                GB / 2);
        assertThat(forecast.arrivals().get(0).at()).contains(paris("2026-11-25T12:06:40"));
        assertThat(forecast.arrivals().get(1).at()).contains(paris("2026-11-26T00:05:00"));
    }

    @Test
    void whatIsPausedHeldOrPublishedDoesNotCount() {
        Delivery paused = lecture("a", GB, DeliveryState.PAUSED);
        Delivery held = lecture("b", GB, DeliveryState.HELD);
        Forecast forecast = Planner.forecast(
                paris("2026-11-25T12:00"), policy("22:00-05:30", 0), List.of(paused, held, lecture("c", MB)), MB, 0);
        assertThat(forecast.queuedBytes()).isEqualTo(MB);
        assertThat(forecast.arrivals()).hasSize(1);
    }

    @Test
    void aQueueBeyondAllHorizonsHasNoDateAndTheForecastEnds() {
        Forecast forecast = Planner.forecast(
                paris("2026-11-25T12:00"), policy("Mon 22:00-22:10", 0), List.of(lecture("a", 900 * GB)), 1_000, 0);
        assertThat(forecast.arrivals().get(0).at()).isEmpty();
        assertThat(forecast.arrivals().get(0).slips()).isTrue();
    }

    @Test
    void theNightTheClockFallsBackCarriesAnHourMore() {
        Forecast forecast = Planner.forecast(
                paris("2026-10-24T20:00"),
                policy("22:00-05:30", 0),
                List.of(lecture("a", 8 * 3600 * MB + 1800 * MB)),
                MB,
                0);
        assertThat(forecast.slipping()).isEmpty();
        assertThat(forecast.arrivals().get(0).at()).contains(paris("2026-10-25T05:30"));
    }

    @Test
    void anEmptyQueueNeedsNothing() {
        Forecast forecast = Planner.forecast(paris("2026-11-25T12:00"), policy("22:00-05:30", 0), List.of(), MB, 0);
        assertThat(forecast.needed()).isZero();
        assertThat(forecast.night().orElseThrow().opens()).isEqualTo(paris("2026-11-25T22:00"));
    }

    private static UploadPolicy policy(String hours, long cap) {
        return new UploadPolicy(
                UploadHours.parse(hours, PARIS), Timetable.of(Rate.UNLIMITED, PARIS), cap, Duration.ZERO, "room");
    }

    private static Delivery lecture(String id, long bytes) {
        return lecture(id, bytes, DeliveryState.WAITING);
    }

    private static Delivery lecture(String id, long bytes, DeliveryState state) {
        return new Delivery(
                new DeliveryId(id, "campus"), Path.of("/p"), bytes, 0, state, 0, 0, Instant.EPOCH, null, null, null);
    }

    private static Instant paris(String local) {
        return LocalDateTime.parse(local).atZone(PARIS).toInstant();
    }
}
