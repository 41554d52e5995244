package io.rostrum.capture.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class RestCommandTest {
    @Test
    void theClockIsSetBeforeThePcSleeps() throws Exception {
        assertThat(RestCommand.commands(json("{'rest':'off','wake':'2026-11-25T22:00:00Z','busy':null}")))
                .containsExactly(
                        List.of("rtcwake", "--mode", "no", "--time", "1795644000"), List.of("systemctl", "poweroff"));
    }

    @Test
    void anOldAlarmIsTakenBackWhenNothingIsPlanned() throws Exception {
        assertThat(RestCommand.commands(json("{'rest':'never','wake':null,'busy':'A lecture is being recorded.'}")))
                .containsExactly(List.of("rtcwake", "--mode", "disable"));
    }

    private static JsonNode json(String text) throws Exception {
        return new ObjectMapper().readTree(text.replace('\'', '"'));
    }
}
