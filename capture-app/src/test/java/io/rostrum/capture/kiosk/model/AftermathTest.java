package io.rostrum.capture.kiosk.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.capture.kiosk.client.Job;
import io.rostrum.capture.kiosk.model.Aftermath.Step;
import java.util.List;
import org.junit.jupiter.api.Test;

class AftermathTest {
    @Test
    void aRecordingWithoutAJobYetStillNeedsThePc() {
        assertThat(of("recorded", true)).isEqualTo(new Aftermath(Step.PREPARING, 0, false));
    }

    @Test
    void theRunningJobTellsTheStep() {
        assertThat(of("encoding", true, job("encode", "running", 0.63)))
                .isEqualTo(new Aftermath(Step.PREPARING, 0.63, false));
        assertThat(of("encoded", true, job("encode", "done", 1), job("upload", "waiting", 0)))
                .isEqualTo(new Aftermath(Step.WAITING, 0, false));
        assertThat(of("uploading", true, job("upload", "running", 0.2)))
                .isEqualTo(new Aftermath(Step.UPLOADING, 0.2, false));
    }

    @Test
    void thePcMayBeSwitchedOffOnlyWhenNothingIsLeftToDoForAnyLecture() {
        Job other = new Job("o", "another", "upload", "waiting", 0, null);

        assertThat(of("published", true).mayTurnOff()).isTrue();
        assertThat(of("published", true, other).mayTurnOff()).isFalse();
        assertThat(of("encoded", false)).isEqualTo(new Aftermath(Step.KEPT, 1, true));
        assertThat(of("encoded", true).mayTurnOff()).isFalse();
    }

    @Test
    void aJobThatWasGivenUpIsToldAndNotHidden() {
        assertThat(of("encoded", true, job("upload", "failed", 0.4)).step()).isEqualTo(Step.FAILED);
    }

    private static Job job(String kind, String state, double progress) {
        return new Job(kind, "a", kind, state, progress, null);
    }

    private static Aftermath of(String state, boolean configured, Job... jobs) {
        return Aftermath.of(Samples.recording("a", state, 0, 1_000), Samples.withJobs(configured, List.of(jobs)));
    }
}
