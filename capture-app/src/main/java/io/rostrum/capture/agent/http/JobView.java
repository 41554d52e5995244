package io.rostrum.capture.agent.http;

import io.rostrum.capture.agent.jobs.Job;
import java.time.Instant;

/** A job, for programs. */
record JobView(
        String id,
        String recording,
        String kind,
        String state,
        double progress,
        String message,
        int failures,
        Instant nextTry,
        String destination) {
    static JobView of(Job job) {
        return new JobView(
                job.id(),
                job.recording().value(),
                job.kind().id(),
                job.state().id(),
                Math.round(job.progress() * 1000) / 1000.0,
                job.message(),
                job.failures(),
                job.nextTry(),
                job.destination());
    }
}
