package io.rostrum.capture.agent.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.capture.agent.jobs.Job;
import io.rostrum.capture.agent.jobs.JobKind;
import io.rostrum.capture.agent.jobs.JobState;
import io.rostrum.capture.agent.schedule.Lecture;
import io.rostrum.capture.agent.schedule.Occurrence;
import io.rostrum.capture.recording.RecorderState;
import io.rostrum.capture.recording.RecordingId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RestPlanTest {
    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
    private static final Instant NIGHT = Instant.parse("2026-11-25T22:00:00Z");
    private static final Duration QUIET = Duration.ofMinutes(30);

    @Test
    void wakesBeforeTheNextLecture() {
        RestPlan plan = plan(RecorderState.IDLE, lectureAt(NOON.plus(Duration.ofHours(2))), List.of(), NOON);

        assertThat(plan.busy()).isNull();
        assertThat(plan.wake()).isEqualTo("2026-11-25T13:50:00Z");
        assertThat(plan.reason()).isEqualTo("\"Algebra\" is recorded.");
    }

    @Test
    void wakesForTheNightsUploads() {
        RestPlan plan = plan(RecorderState.IDLE, Optional.empty(), List.of(upload(JobState.WAITING, NIGHT)), NOON);

        assertThat(plan.busy()).isNull();
        assertThat(plan.wake()).isEqualTo(NIGHT);
        assertThat(plan.reason()).isEqualTo("A lecture is uploaded.");
    }

    @Test
    void staysAwakeWhileThereIsWork() {
        assertThat(plan(RecorderState.RECORDING, Optional.empty(), List.of(), NOON)
                        .busy())
                .isEqualTo("A lecture is being recorded.");
        assertThat(plan(RecorderState.IDLE, Optional.empty(), List.of(upload(JobState.RUNNING, null)), NOON)
                        .busy())
                .isEqualTo("A lecture is uploaded.");
        assertThat(plan(RecorderState.IDLE, Optional.empty(), List.of(upload(JobState.WAITING, null)), NOON)
                        .busy())
                .isEqualTo("A lecture is uploaded.");
    }

    @Test
    void staysAwakeForALectureThatBeginsSoonAndPlansTheNextThing() {
        RestPlan plan = plan(
                RecorderState.IDLE,
                lectureAt(NOON.plus(Duration.ofMinutes(5))),
                List.of(upload(JobState.WAITING, NIGHT)),
                NOON);

        assertThat(plan.busy()).isEqualTo("\"Algebra\" is recorded.");
        assertThat(plan.wake()).isEqualTo(NIGHT);
    }

    @Test
    void staysAwakeForAWhileAfterTheRoomWasUsed() {
        Instant used = NOON.minus(Duration.ofMinutes(10));

        assertThat(RestPlan.of(RecorderState.IDLE, Optional.empty(), List.of(), used, QUIET, NOON)
                        .busy())
                .isEqualTo("The room was used a moment ago.");
    }

    @Test
    void jobsThatEndedKeepNobodyAwake() {
        RestPlan plan = plan(RecorderState.IDLE, Optional.empty(), List.of(upload(JobState.FAILED, null)), NOON);

        assertThat(plan).isEqualTo(new RestPlan(null, null, null));
    }

    private static RestPlan plan(RecorderState state, Optional<Occurrence> next, List<Job> jobs, Instant now) {
        return RestPlan.of(state, next, jobs, now.minus(Duration.ofHours(1)), QUIET, now);
    }

    private static Job upload(JobState state, Instant nextTry) {
        return new Job(
                new RecordingId("01a21111-5fff-76a8-86d1-a3cbf82d5f3a"),
                JobKind.UPLOAD,
                state,
                0,
                null,
                0,
                nextTry,
                "central");
    }

    private static Optional<Occurrence> lectureAt(Instant start) {
        return Optional.of(new Occurrence(
                "key",
                "slot",
                new Lecture("Algebra", null, null, null, null),
                start,
                start.plus(Duration.ofHours(1)),
                true));
    }
}
