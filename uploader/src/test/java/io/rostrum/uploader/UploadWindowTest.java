package io.rostrum.uploader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UploadWindowTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @Test
    void aWindowOverMidnightIsOpenOnBothSidesOfIt() {
        UploadWindow window = UploadWindow.parse("22:00-05:30");
        assertThat(window.isOpen(paris("2026-11-24T21:59:59"), PARIS)).isFalse();
        assertThat(window.isOpen(paris("2026-11-24T22:00:00"), PARIS)).isTrue();
        assertThat(window.isOpen(paris("2026-11-25T05:29:59"), PARIS)).isTrue();
        assertThat(window.isOpen(paris("2026-11-25T05:30:00"), PARIS)).isFalse();
    }

    @Test
    void theNextOpeningIsTodayTonightOrNow() {
        UploadWindow window = UploadWindow.parse("22:00-05:30");
        assertThat(window.nextOpening(paris("2026-11-24T09:00:00"), PARIS)).isEqualTo(paris("2026-11-24T22:00:00"));
        assertThat(window.nextOpening(paris("2026-11-24T02:00:00"), PARIS)).isEqualTo(paris("2026-11-24T02:00:00"));
        assertThat(UploadWindow.parse("01:00-04:00").nextOpening(paris("2026-11-24T05:00:00"), PARIS))
                .isEqualTo(paris("2026-11-25T01:00:00"));
    }

    @Test
    void theNightTheClockSpringsForwardKeepsAWindowInsideTheMissingHour() {
        // On 29 March 2026 Paris has no 02:00 to 03:00.
        UploadWindow window = UploadWindow.parse("02:30-05:00");
        Instant opening = window.nextOpening(paris("2026-03-29T01:00:00"), PARIS);
        assertThat(opening).isEqualTo(Instant.parse("2026-03-29T01:30:00Z"));
        assertThat(window.isOpen(opening, PARIS)).isTrue();
        assertThat(window.nextClosing(opening, PARIS)).isEqualTo(Instant.parse("2026-03-29T03:00:00Z"));
    }

    @Test
    void theNightTheClockFallsBackIsAnHourLonger() {
        // On 25 October 2026 Paris has 02:00 to 03:00 twice.
        UploadWindow window = UploadWindow.parse("22:00-05:30");
        Instant opening = paris("2026-10-24T22:00:00");
        assertThat(Duration.between(opening, window.nextClosing(opening, PARIS)))
                .isEqualTo(Duration.ofMinutes(8 * 60 + 30));
        assertThat(UploadWindow.parse("01:00-02:30").nextClosing(paris("2026-10-25T01:00:00"), PARIS))
                .isEqualTo(Instant.parse("2026-10-25T01:30:00Z"));
    }

    @Test
    void equalTimesMeanAlways() {
        assertThat(UploadWindow.parse("00:00-24:00").isOpen(paris("2026-11-24T12:00:00"), PARIS))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "22-5", "25:00-05:00", "22:00", "22:60-05:00", "24:30-05:00", "at night"})
    void whatIsNoWindowIsToldWithARightExample(String text) {
        assertThatThrownBy(() -> UploadWindow.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("22:00-05:30");
    }

    private static Instant paris(String local) {
        return LocalDateTime.parse(local).atZone(PARIS).toInstant();
    }
}
