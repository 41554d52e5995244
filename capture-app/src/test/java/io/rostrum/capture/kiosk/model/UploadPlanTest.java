package io.rostrum.capture.kiosk.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.capture.kiosk.client.Destination;
import java.time.LocalTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UploadPlanTest {
    @ParameterizedTest
    @CsvSource({
        "22:00-05:30, 08:52, TONIGHT, 22:00",
        "22:00-05:30, 22:00, OPEN_UNTIL, 05:30",
        "22:00-05:30, 05:29, OPEN_UNTIL, 05:30",
        "22:00-05:30, 05:30, TONIGHT, 22:00",
        "12:00-14:00, 08:52, FROM, 12:00",
        "12:00-14:00, 13:00, OPEN_UNTIL, 14:00",
        "12:00-14:00, 14:00, FROM, 12:00",
        "whenever, 08:52, ALWAYS,",
        ", 08:52, ALWAYS,",
    })
    void theWindowIsReadAtAnyTimeOfTheDay(String window, LocalTime now, UploadPlan.Kind kind, LocalTime time) {
        assertThat(UploadPlan.of(new Destination(true, window), now)).isEqualTo(new UploadPlan(kind, time));
    }
}
