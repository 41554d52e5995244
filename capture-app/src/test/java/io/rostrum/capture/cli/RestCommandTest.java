package io.rostrum.capture.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RestCommandTest {
    private static final Instant NOW = Instant.parse("2026-11-25T18:00:00Z");
    private static final List<String> AT_TEN = List.of("rtcwake", "--mode", "no", "--time", "1795644000");

    @Test
    void theClockIsSetBeforeThePcSleeps() throws Exception {
        JsonNode plan = json("{'rest':'off','wake':'2026-11-25T22:00:00Z','busy':null}");

        assertThat(RestCommand.clock(plan, NOW)).containsExactly(AT_TEN);
        assertThat(RestCommand.sleep(plan)).containsExactly(List.of("systemctl", "poweroff"));
    }

    @Test
    void aClockThatCannotWaitForDaysWakesThePcInBetween() throws Exception {
        JsonNode plan = json("{'rest':'suspend','wake':'2026-11-25T22:00:00Z','busy':null}");
        Instant friday = Instant.parse("2026-11-23T18:00:00Z");
        String between = Long.toString(Instant.parse("2026-11-24T17:00:00Z").getEpochSecond());

        assertThat(RestCommand.clock(plan, friday))
                .containsExactly(AT_TEN, List.of("rtcwake", "--mode", "no", "--time", between));
        assertThat(RestCommand.sleep(plan)).containsExactly(List.of("systemctl", "suspend"));
    }

    @Test
    void anOldAlarmIsTakenBackWhenNothingIsPlanned() throws Exception {
        JsonNode plan = json("{'rest':'never','wake':null,'busy':'A lecture is being recorded.'}");

        assertThat(RestCommand.clock(plan, NOW)).containsExactly(List.of("rtcwake", "--mode", "disable"));
        assertThat(RestCommand.sleep(plan)).isEmpty();
    }

    private static JsonNode json(String text) throws Exception {
        return new ObjectMapper().readTree(text.replace('\'', '"'));
    }
}
