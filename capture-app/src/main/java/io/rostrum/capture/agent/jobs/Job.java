package io.rostrum.capture.agent.jobs;

import io.rostrum.capture.recording.RecordingId;

/**
 * One job at one moment.
 *
 * @param recording what it works on
 * @param kind what it does
 * @param state how it does
 * @param progress from 0 to 1
 * @param message one sentence, for example why it waits; or null
 * @param troubled whether the message tells of a failure
 */
public record Job(
        RecordingId recording, JobKind kind, JobState state, double progress, String message, boolean troubled) {
    /** Names the job: there is at most one of a kind for a recording. */
    public String id() {
        return kind.id() + "-" + recording;
    }
}
