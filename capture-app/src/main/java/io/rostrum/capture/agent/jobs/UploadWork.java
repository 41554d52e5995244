package io.rostrum.capture.agent.jobs;

import io.rostrum.capture.agent.settings.Destination;
import io.rostrum.capture.agent.settings.TokenFile;
import io.rostrum.capture.recording.RecorderException;
import io.rostrum.capture.recording.Recording;
import io.rostrum.capture.recording.RecordingId;
import io.rostrum.capture.recording.RecordingState;
import io.rostrum.capture.recording.RecordingStore;
import io.rostrum.uploader.UploadResult;
import io.rostrum.uploader.Uploader;
import io.rostrum.uploader.job.TokenSource;
import io.rostrum.uploader.job.UploadException;
import io.rostrum.uploader.job.UploadJob;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.DoubleConsumer;

/** Carries a recording's package to the destination, in the hours allowed. */
final class UploadWork implements Work {
    private final RecordingStore store;
    private final RecordingStates states;
    private final WindowedUpload upload;
    private final Destination destination;

    UploadWork(RecordingStore store, RecordingStates states, Uploader uploader, Destination destination, Clock clock) {
        this.store = store;
        this.states = states;
        this.upload = new WindowedUpload(uploader, destination.window(), clock);
        this.destination = destination;
    }

    @Override
    public JobKind kind() {
        return JobKind.UPLOAD;
    }

    @Override
    public Outcome run(RecordingId id, int failures, DoubleConsumer progress) throws InterruptedException {
        try {
            Optional<Recording> recording = store.get(id);
            if (recording.isEmpty() || !waitsForUpload(recording.get().state())) {
                return Outcome.DONE; // deleted, or done already
            }
            Optional<Instant> opening = upload.waitsUntil();
            if (opening.isPresent()) {
                return untilOpening(opening.get());
            }
            states.enter(id, RecordingState.UPLOADING);
            Optional<UploadResult> result = upload.upload(job(id, progress));
            if (result.isEmpty()) {
                return untilOpening(upload.waitsUntil().orElseGet(Instant::now));
            }
            if (!result.get().published()) {
                return Outcome.retry("The destination has the whole lecture but does not show it yet.");
            }
            states.published(id, result.get().watchUrl(), result.get().playlistUrl());
            return Outcome.DONE;
        } catch (UploadException e) {
            return failed(id, e);
        } catch (RecorderException e) {
            return Outcome.retry(e.getMessage());
        }
    }

    private static boolean waitsForUpload(RecordingState state) {
        return state == RecordingState.ENCODED || state == RecordingState.UPLOADING;
    }

    private Outcome untilOpening(Instant opening) {
        return Outcome.waitUntil(
                opening,
                "Waits for the night: uploads run " + destination.window().orElseThrow() + ".");
    }

    private UploadJob job(RecordingId id, DoubleConsumer progress) {
        return new UploadJob(
                store.packageDirectory(id),
                destination.url(),
                token(),
                0,
                (done, total) -> progress.accept(total == 0 ? 1 : (double) done / total));
    }

    private TokenSource token() {
        Optional<TokenSource> file = destination.tokenFile().map(TokenFile::new);
        String own = System.getenv("ROSTRUM_TOKEN");
        return file.orElse(own == null ? null : () -> own);
    }

    /** What a technician can mend without touching the recording is tried for ever: the lecture goes by itself then. */
    private Outcome failed(RecordingId id, UploadException failure) {
        boolean hopeless =
                switch (failure.code()) {
                    case BAD_PACKAGE, CHANGED, REJECTED -> true;
                    case BAD_DESTINATION, REFUSED, UNREACHABLE, BUSY, IO -> false;
                };
        if (!hopeless) {
            return Outcome.retry(failure.getMessage());
        }
        try {
            states.fail(id, failure.getMessage());
            return Outcome.failed(failure.getMessage());
        } catch (RecorderException e) {
            return Outcome.retry(e.getMessage());
        }
    }
}
