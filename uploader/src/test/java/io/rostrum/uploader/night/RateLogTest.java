package io.rostrum.uploader.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RateLogTest {
    private static final ZoneId ROOM = ZoneId.of("Africa/Nairobi");
    private static final Instant NOON = Instant.parse("2026-11-25T09:00:00Z");

    private final RateLog log = new RateLog();

    @Test
    void aDayIsShownInStepsAndWhatIsOlderIsGone() {
        UploadPolicy policy = policy("00:00-24:00", "8Mbit");
        log.sent(NOON.minus(Duration.ofHours(30)), 1_000_000);
        log.sent(NOON.minusSeconds(600), 150_000_000);
        log.sent(NOON.minusSeconds(301), 150_000_000);
        log.sent(NOON.plusSeconds(10), 5_000_000);

        List<UploadRate> day = log.lastDay(NOON.plusSeconds(20), policy);

        assertThat(day).hasSize(288);
        assertThat(day.get(287)).isEqualTo(new UploadRate(NOON, 250_000, OptionalLong.of(1_000_000)));
        assertThat(day.get(286).bytesPerSecond()).isZero();
        assertThat(day.get(285).bytesPerSecond()).isEqualTo(1_000_000);
        assertThat(day.stream().mapToLong(UploadRate::bytesPerSecond).sum()).isEqualTo(1_250_000);
    }

    @Test
    void besideItStandsWhatWindowAndTimetableAllow() {
        List<UploadRate> day = log.lastDay(NOON, policy("22:00-05:30", "22:00-24:00 2Mbit"));

        assertThat(at(day, "2026-11-24T18:55:00Z").allowed()).as("before ten").hasValue(0);
        assertThat(at(day, "2026-11-24T19:00:00Z").allowed()).hasValue(250_000);
        assertThat(at(day, "2026-11-24T22:00:00Z").allowed()).as("no limit").isEmpty();
        assertThat(at(day, "2026-11-25T02:30:00Z").allowed())
                .as("half past five")
                .hasValue(0);
    }

    private static UploadRate at(List<UploadRate> day, String moment) {
        return day.stream()
                .filter(point -> point.at().equals(Instant.parse(moment)))
                .findFirst()
                .orElseThrow();
    }

    private static UploadPolicy policy(String hours, String rates) {
        return new UploadPolicy(
                UploadHours.parse(hours, ROOM), Timetable.parse(rates, ROOM), 0, Duration.ZERO, "room-1");
    }
}
