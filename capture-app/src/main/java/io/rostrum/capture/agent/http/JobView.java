package io.rostrum.capture.agent.http;

import io.rostrum.capture.agent.jobs.Job;

/** A job, for programs. */
record JobView(String id, String recording, String kind, String state, double progress, String message) {
    static JobView of(Job job) {
        return new JobView(
                job.id(),
                job.recording().value(),
                job.kind().id(),
                job.state().id(),
                Math.round(job.progress() * 1000) / 1000.0,
                job.message());
    }
}
