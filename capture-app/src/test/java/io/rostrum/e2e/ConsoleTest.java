package io.rostrum.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rostrum.capture.agent.Agent;
import io.rostrum.capture.agent.settings.AgentSettings;
import io.rostrum.capture.agent.settings.DataFolder;
import io.rostrum.encoder.ladder.Ladder;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A technician, Debian's Chromium and a real agent: a room from its first start to its first recording. */
class ConsoleTest {
    @TempDir
    Path data;

    @Test
    void aTechnicianSetsARoomUpPlansALectureAndRecordsOne() throws Exception {
        Player browser = Player.install();
        AgentSettings settings =
                AgentSettings.standard(new DataFolder(data)).onPort(0).with(Ladder.SMALL);
        try (Agent agent = Agent.start(settings, Clock.systemUTC())) {
            JsonNode seen = browser.console(agent.uri(), "correct horse battery", Path.of("target/console"));

            assertThat(seen.path("failure").asText(null)).isNull();
            assertThat(seen.path("pageErrors")).isEmpty();
            assertThat(seen.path("recorded").asText()).isEqualTo("From the console");
            assertThat(seen.path("slot").asText())
                    .as("a title stays a text")
                    .isEqualTo("<img src=x onerror=alert(1)> Heat");
            assertThat(seen.path("profile").toString())
                    .as("what would change, before it does")
                    .contains("settings.retention.keepFree", "33GB");
            assertThat(seen.path("profile")).hasSize(1);
            assertThat(seen.path("pressed").get(0).asText()).contains("Webhook", "this PC");
            assertThat(seen.path("pressed").get(1).asText()).isEqualTo("From the console");
            assertThat(seen.path("tested").asText())
                    .as("what a device's test saw")
                    .contains("A picture of 1280 x 720");
            assertThat(seen.path("named").asText()).isEqualTo("Lecturer’s camera");
            assertThat(seen.path("pages")).hasSize(7);
            assertThat(seen.path("checks").asInt()).as("axe-core looked").isGreaterThan(100);
            assertThat(seen.path("violations")).as("what hinders people").isEmpty();
            assertThat(seen.path("overflow"))
                    .as("pages wider than their screen")
                    .isEmpty();
            assertThat(agent.store().list()).hasSize(1);
        }
    }
}
