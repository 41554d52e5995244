package io.rostrum.capture.kiosk.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.capture.kiosk.client.Slot;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

class SlotWordsTest {
    private static final Instant START = Instant.parse("2026-11-23T06:30:00Z");
    private static final LocalDateTime BEFORE = at(START.minusSeconds(60));
    private static final LocalDateTime AFTER = at(START.plusSeconds(300));

    private final SlotWords words = new SlotWords(new Messages(Language.ENGLISH));
    private final Slot slot = new Slot(
            "s", "Optics", "Physics", "A lecturer", null, null, START, START.plus(90, ChronoUnit.MINUTES), true);

    @Test
    void aLectureToComeSaysThatItStartsByItself() {
        assertThat(words.detail(slot, BEFORE)).contains("A lecturer").contains("Starts by itself");
        assertThat(words.shortDetail(slot, BEFORE)).contains("Starts by itself");
    }

    @Test
    void aLectureThatHasBegunDoesNotStartByItselfAnyMore() {
        assertThat(words.detail(slot, AFTER)).isEqualTo("A lecturer");
        assertThat(words.shortDetail(slot, AFTER)).isEqualTo("A lecturer");
    }

    private static LocalDateTime at(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneId.systemDefault());
    }
}
