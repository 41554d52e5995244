package io.rostrum.capture.agent.jobs;

import io.rostrum.capture.recording.RecordingId;
import java.time.Instant;

/**
 * One job at one moment.
 *
 * @param recording what it works on
 * @param kind what it does
 * @param state how it does
 * @param progress from 0 to 1
 * @param message one sentence, for example why it waits; or null
 * @param failures how often it failed in a row; 0 if the message tells of no failure
 * @param nextTry when it goes on by itself; null if as soon as it is its turn, or if it is not WAITING
 * @param destination where to, of an upload; else null
 */
public record Job(
        RecordingId recording,
        JobKind kind,
        JobState state,
        double progress,
        String message,
        int failures,
        Instant nextTry,
        String destination) {
    /** A job that waits for its turn. */
    static Job waiting(RecordingId recording, JobKind kind) {
        return new Job(recording, kind, JobState.WAITING, 0, null, 0, null, null);
    }

    /** A job at work. */
    static Job running(RecordingId recording, JobKind kind, double progress) {
        return new Job(recording, kind, JobState.RUNNING, progress, null, 0, null, null);
    }

    /** A job that ended. */
    static Job ended(RecordingId recording, JobKind kind, JobState state, String message) {
        int failures = state == JobState.FAILED ? 1 : 0;
        return new Job(recording, kind, state, state == JobState.DONE ? 1 : 0, message, failures, null, null);
    }

    /** The same on its way to a destination. */
    Job to(String place) {
        return new Job(recording, kind, state, progress, message, failures, nextTry, place);
    }

    /** Names the job: there is at most one of a kind for a recording, or of an upload for each destination. */
    public String id() {
        return id(kind, recording) + (destination == null ? "" : "-" + destination);
    }

    static String id(JobKind kind, RecordingId recording) {
        return kind.id() + "-" + recording;
    }

    /** Whether the message tells of a failure. */
    public boolean troubled() {
        return failures > 0;
    }
}
