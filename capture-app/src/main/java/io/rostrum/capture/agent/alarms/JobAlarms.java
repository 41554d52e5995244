package io.rostrum.capture.agent.alarms;

import io.rostrum.capture.agent.jobs.Job;
import io.rostrum.capture.agent.jobs.JobListener;
import io.rostrum.capture.agent.jobs.JobState;
import io.rostrum.capture.recording.Alarm.Severity;
import io.rostrum.capture.recording.AlarmKind;
import io.rostrum.capture.recording.Recording;
import java.util.Map;

/** Raises an alarm when a lecture does not get on: an upload that failed often, an encoding that failed. */
public final class JobAlarms implements JobListener {
    /** A line may be down for a while; five tries are some minutes (Extron's units alarm then too). */
    static final int UPLOAD_FAILURES = 5;

    private final AlarmBook book;

    public JobAlarms(AlarmBook book) {
        this.book = book;
    }

    @Override
    public void jobChanged(Job job) {
        switch (job.kind()) {
            case UPLOAD -> follow(job, AlarmKind.UPLOAD_FAILING, UPLOAD_FAILURES);
            case ENCODE, SEAL -> follow(job, AlarmKind.ENCODE_FAILING, 1);
            case CLEANUP -> {
                // Its failure shows as a disk that fills.
            }
        }
    }

    private void follow(Job job, AlarmKind kind, int least) {
        if (job.state() == JobState.FAILED) {
            book.raise(kind, Severity.SERIOUS, job.recording(), Map.of("failures", (double) job.failures()));
        } else if (!job.state().isOpen()) {
            book.clear(kind, job.recording());
        } else if (job.failures() >= least) {
            book.raise(kind, kind.severity(), job.recording(), Map.of("failures", (double) job.failures()));
        }
    }

    @Override
    public void recordingChanged(Recording recording) {
        // Its jobs tell all there is to tell.
    }
}
