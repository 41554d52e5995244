package io.rostrum.capture.agent.jobs;

import io.rostrum.capture.recording.RecordingId;
import java.util.function.DoubleConsumer;

/** What a kind of job does. Doing it twice leaves the same as doing it once. */
interface Work {
    JobKind kind();

    /**
     * Works on one recording until the end or the failure.
     *
     * @param failures how often it failed just before
     * @param progress hears numbers from 0 to 1
     * @throws InterruptedException if the agent stops; the next start goes on
     */
    Outcome run(RecordingId recording, int failures, DoubleConsumer progress) throws InterruptedException;
}
