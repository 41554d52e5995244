package io.rostrum.capture.agent.alarms;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.capture.agent.jobs.Job;
import io.rostrum.capture.agent.jobs.JobKind;
import io.rostrum.capture.agent.jobs.JobState;
import io.rostrum.capture.recording.Alarm;
import io.rostrum.capture.recording.AlarmKind;
import io.rostrum.capture.recording.RecordingId;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobAlarmsTest {
    @TempDir
    private Path data;

    @Test
    void anUploadThatFailedFiveTimesIsAnAlarmUntilItIsDone() throws Exception {
        RecordingId lecture = new RecordingId("01a22500-b61e-7425-81c2-a8b4d29a6b33");
        try (AlarmHistory history = AlarmHistory.open(data.resolve("alarms.db"), Clock.systemUTC())) {
            AlarmBook book = new AlarmBook(history, Clock.systemUTC());
            JobAlarms alarms = new JobAlarms(book);

            alarms.jobChanged(job(lecture, JobKind.UPLOAD, JobState.WAITING, 4));
            assertThat(book.lasting()).isEmpty();
            alarms.jobChanged(job(lecture, JobKind.UPLOAD, JobState.WAITING, 5));
            assertThat(book.lasting()).extracting(Alarm::kind).containsExactly(AlarmKind.UPLOAD_FAILING);
            alarms.jobChanged(job(lecture, JobKind.UPLOAD, JobState.DONE, 5));
            assertThat(book.lasting()).isEmpty();

            alarms.jobChanged(job(lecture, JobKind.ENCODE, JobState.FAILED, 1));
            assertThat(book.lasting()).extracting(Alarm::severity).containsExactly(Alarm.Severity.SERIOUS);
            alarms.jobChanged(job(lecture, JobKind.ENCODE, JobState.CANCELLED, 1));
            assertThat(book.lasting()).isEmpty();
        }
    }

    private static Job job(RecordingId lecture, JobKind kind, JobState state, int failures) {
        return new Job(lecture, kind, state, 0, null, failures, null, null);
    }
}
