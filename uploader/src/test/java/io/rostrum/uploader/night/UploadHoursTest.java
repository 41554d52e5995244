package io.rostrum.uploader.night;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rostrum.uploader.Rate;
import io.rostrum.uploader.night.UploadHours.Night;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UploadHoursTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @Test
    void aWindowBelongsToTheDayOnWhichItOpens() {
        UploadHours hours = UploadHours.parse("Mon-Fri 22:00-05:30", PARIS);
        // 27 November 2026 is a Friday.
        assertThat(hours.isOpen(paris("2026-11-28T05:00"))).isTrue();
        assertThat(hours.isOpen(paris("2026-11-28T22:00"))).isFalse();
        assertThat(hours.isOpen(paris("2026-11-30T05:00"))).as("Sunday's night").isFalse();
        assertThat(hours.nightAt(paris("2026-11-28T12:00")))
                .contains(new Night(paris("2026-11-30T22:00"), paris("2026-12-01T05:30")));
    }

    @Test
    void windowsThatTouchAreOneNight() {
        UploadHours hours = UploadHours.parse("Mon-Fri 22:00-05:30; Sat,Sun 00:00-24:00", PARIS);
        Night weekend = hours.nightAt(paris("2026-11-28T12:00")).orElseThrow();
        assertThat(weekend).isEqualTo(new Night(paris("2026-11-27T22:00"), paris("2026-11-30T00:00")));
    }

    @Test
    void windowsThatFillTheWeekNeverClose() {
        UploadHours hours = UploadHours.parse("Mon-Fri 00:00-24:00; Sat,Sun 00:00-24:00", PARIS);
        assertThat(hours.nightAt(paris("2026-11-28T12:00")).orElseThrow().closes())
                .isEqualTo(Instant.MAX);
        assertThat(UploadHours.always(PARIS).isOpen(Instant.EPOCH)).isTrue();
    }

    @Test
    void aDaylightSavingNightIsAnHourLongerOrShorter() {
        UploadHours hours = UploadHours.parse("22:00-05:30", PARIS);
        assertThat(length(hours.nightAt(paris("2026-10-24T23:00")).orElseThrow()))
                .isEqualTo(Duration.ofMinutes(510));
        assertThat(length(hours.nightAt(paris("2026-03-28T23:00")).orElseThrow()))
                .isEqualTo(Duration.ofMinutes(390));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Mon 22:00", "Xyz 22:00-05:00", "Mon-Tue-Wed 22:00-05:00", "Mon-Fri"})
    void whatIsNoWindowIsToldWithARightExample(String text) {
        assertThatThrownBy(() -> UploadHours.parse(text, PARIS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("write for example");
    }

    @Test
    void theTimetableSaysWhatIsAllowedAndWhenThatChanges() {
        Timetable table = Timetable.parse("Mon-Fri 08:00-18:00 1Mbit; 00:00-06:00 20Mbit; 4Mbit", PARIS);
        assertThat(table.at(paris("2026-11-27T09:00"))).isEqualTo(Rate.parse("1Mbit"));
        assertThat(table.at(paris("2026-11-28T09:00"))).isEqualTo(Rate.parse("4Mbit"));
        assertThat(table.at(paris("2026-11-28T03:00"))).isEqualTo(Rate.parse("20Mbit"));
        assertThat(table.nextChange(paris("2026-11-27T09:00"))).isEqualTo(paris("2026-11-27T18:00"));
        assertThat(table.nextChange(paris("2026-11-27T18:00"))).isEqualTo(paris("2026-11-28T00:00"));
        assertThat(Timetable.of(Rate.UNLIMITED, PARIS).nextChange(Instant.EPOCH))
                .isEqualTo(Instant.MAX);
    }

    @Test
    void fiftyRoomsStartAtDifferentMomentsAndEachAlwaysAtItsOwn() {
        UploadHours hours = UploadHours.parse("22:00-05:30", PARIS);
        Night night = hours.nightAt(paris("2026-11-27T12:00")).orElseThrow();
        Set<Instant> starts = new HashSet<>();
        for (int room = 0; room < 50; room++) {
            UploadPolicy policy = policy(hours, "room-" + room, Duration.ofMinutes(30));
            Instant start = policy.start(night);
            assertThat(start).isBetween(night.opens(), night.opens().plus(Duration.ofMinutes(30)));
            assertThat(policy(hours, "room-" + room, Duration.ofMinutes(30)).start(night))
                    .isEqualTo(start);
            starts.add(start);
        }
        assertThat(starts).hasSizeGreaterThan(45);
    }

    @Test
    void chanceTakesAtMostAQuarterOfAShortWindow() {
        UploadHours hours = UploadHours.parse("22:00-22:20", PARIS);
        Night night = hours.nightAt(paris("2026-11-27T12:00")).orElseThrow();
        for (int room = 0; room < 50; room++) {
            assertThat(policy(hours, "room-" + room, Duration.ofHours(1)).start(night))
                    .isBeforeOrEqualTo(night.opens().plus(Duration.ofMinutes(5)));
        }
    }

    private static UploadPolicy policy(UploadHours hours, String room, Duration spread) {
        return new UploadPolicy(hours, new Timetable(PARIS, List.of(), Rate.UNLIMITED), 0, spread, room);
    }

    private static Duration length(Night night) {
        return Duration.between(night.opens(), night.closes());
    }

    private static Instant paris(String local) {
        return LocalDateTime.parse(local).atZone(PARIS).toInstant();
    }
}
