package io.rostrum.capture.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** FIELD, Technicians: crash or power cut lost the file. {@code rostrum bench capture --kills 50} does more of the same. */
@Tag("realtime")
class CaptureKillsTest {
    @TempDir
    Path data;

    @Test
    void aRecorderKilledAtRandomMomentsLeavesRecordingsThatDecodeAndLackAtMostTwoSecondsATrack() throws Exception {
        List<KillTrial> trials = new CaptureKills(
                        data, List.of("test:slides", "test:speech"), Duration.ofSeconds(4), System.nanoTime())
                .run(3, trial -> {});
        assertThat(trials).hasSize(3).allSatisfy(trial -> assertThat(trial.isGood())
                .as(trial::toString)
                .isTrue());
    }
}
