package io.rostrum.capture.agent.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.capture.recording.Recording;
import io.rostrum.capture.recording.RecordingId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JobBoardTest {
    private final JobBoard board = new JobBoard();

    @Test
    void endedJobsAreForgottenFromTheOldestOnAndWaitingOnesNever() {
        board.show(job(0, JobState.WAITING));
        for (int i = 1; i <= 200; i++) {
            board.show(job(i, JobState.WAITING));
            board.show(job(i, JobState.DONE));
        }

        List<Job> jobs = board.jobs();
        assertThat(jobs).hasSizeLessThan(60);
        assertThat(jobs.get(0)).isEqualTo(job(0, JobState.WAITING));
        assertThat(jobs.get(jobs.size() - 1)).isEqualTo(job(200, JobState.DONE));
    }

    @Test
    void nobodyIsToldTheSameTwice() {
        List<Job> told = new ArrayList<>();
        board.addListener(new JobListener() {
            @Override
            public void jobChanged(Job job) {
                told.add(job);
            }

            @Override
            public void recordingChanged(Recording recording) {
                throw new AssertionError("No recording changed.");
            }
        });

        board.show(job(1, JobState.WAITING));
        board.show(job(1, JobState.WAITING));
        board.show(job(1, JobState.RUNNING));

        assertThat(told).extracting(Job::state).containsExactly(JobState.WAITING, JobState.RUNNING);
    }

    @Test
    void waitsDoubleUpToALimit() {
        Backoff backoff = new Backoff(Duration.ofSeconds(5), Duration.ofMinutes(10));

        assertThat(backoff.after(0)).isEqualTo(Duration.ofSeconds(5));
        assertThat(backoff.after(3)).isEqualTo(Duration.ofSeconds(40));
        assertThat(backoff.after(1000)).isEqualTo(Duration.ofMinutes(10));
    }

    private static Job job(int number, JobState state) {
        RecordingId id = new RecordingId(String.format("01900000-0000-7000-8000-%012d", number));
        return new Job(id, JobKind.ENCODE, state, 0, null, 0, null, null);
    }
}
