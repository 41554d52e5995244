package io.rostrum.capture.kiosk.model;

import io.rostrum.capture.kiosk.client.AgentStatus;
import io.rostrum.capture.kiosk.client.Job;
import io.rostrum.capture.kiosk.client.Recording;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of a finished recording.
 *
 * @param progress of the running step, from 0 to 1
 * @param mayTurnOff whether nothing is left to do on this PC, for any lecture
 */
public record Aftermath(Step step, double progress, boolean mayTurnOff) {
    /** The steps. */
    public enum Step {
        /** It is or will be encoded. */
        PREPARING,
        /** It waits for the upload window. */
        WAITING,
        /** It is on its way. */
        UPLOADING,
        /** It can be watched. */
        PUBLISHED,
        /** It is ready and stays here, for there is no destination. */
        KEPT,
        /** It was given up; a technician must look. */
        FAILED
    }

    /** Reads it from what the agent says. A recording that has no job yet is about to get one, so the PC is still needed. */
    public static Aftermath of(Recording recording, AgentStatus status) {
        List<Job> own = status.jobs().stream()
                .filter(job -> recording.id().equals(job.recording()))
                .toList();
        Optional<Job> active = own.stream().filter(Job::isRunning).findFirst().or(() -> own.stream()
                .filter(Job::isOpen)
                .findFirst());
        if (active.isPresent()) {
            return new Aftermath(step(active.get()), active.get().progress(), false);
        }
        boolean failed = recording.state().equals("failed") || own.stream().anyMatch(Job::isFailed);
        if (failed) {
            return new Aftermath(Step.FAILED, 0, false);
        }
        boolean published = recording.state().equals("published");
        boolean kept =
                recording.state().equals("encoded") && !status.destination().configured();
        if (published || kept) {
            boolean idle = status.jobs().stream().noneMatch(Job::isOpen);
            return new Aftermath(published ? Step.PUBLISHED : Step.KEPT, 1, idle);
        }
        return new Aftermath(Step.PREPARING, 0, false);
    }

    private static Step step(Job job) {
        if ("encode".equals(job.kind())) {
            return Step.PREPARING;
        }
        return job.isRunning() ? Step.UPLOADING : Step.WAITING;
    }
}
