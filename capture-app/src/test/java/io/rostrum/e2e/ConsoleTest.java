package io.rostrum.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rostrum.capture.agent.parts.Poll;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A technician, Debian's Chromium and Firefox and a real agent: a room from its first start to its first recording. */
class ConsoleTest {
    @TempDir
    Path folder;

    @Test
    void aTechnicianSetsARoomUpPlansALectureAndRecordsOne() throws Exception {
        try (ConsoleTour tour = new ConsoleTour(folder)) {
            JsonNode seen = tour.chromium("<img src=x onerror=alert(1)> Heat", Path.of("target/console"));

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
            assertThat(seen.path("uploaded").asText())
                    .as("a small lecture went there and back")
                    .contains("was uploaded and removed again");
            assertThat(seen.path("copied").asText()).contains("being copied");
            Poll.until(
                    "The lecture is on the stick",
                    Duration.ofMinutes(2),
                    () -> tour.stick().toFile().list((dir, name) -> name.endsWith(".rostrum")).length,
                    bundles -> bundles == 1);
            assertThat(seen.path("pages")).hasSize(7);
            assertThat(seen.path("checks").asInt()).as("axe-core looked").isGreaterThan(100);
            assertThat(seen.path("violations")).as("what hinders people").isEmpty();
            assertThat(seen.path("overflow"))
                    .as("pages wider than their screen")
                    .isEmpty();
            assertThat(tour.agent().store().list()).hasSize(1);

            JsonNode firefox = tour.firefox(Path.of("target/console-firefox"));

            assertThat(firefox.path("failure").asText(null)).isNull();
            assertThat(firefox.path("pageErrors")).isEmpty();
            assertThat(firefox.path("recorded").asText()).isEqualTo("From Firefox");
            assertThat(firefox.path("pages")).hasSize(7);
            assertThat(firefox.path("overflow")).isEmpty();
            System.out.println(
                    "The console was used in Chromium " + seen.path("version").asText() + " and Firefox "
                            + firefox.path("version").asText());
        }
    }
}
