package io.rostrum.capture.agent.jobs;

import io.rostrum.capture.recording.RecorderException;
import io.rostrum.capture.recording.RecorderException.Code;
import io.rostrum.capture.recording.RecordingId;
import io.rostrum.capture.recording.RecordingStore;
import io.rostrum.uploader.bundle.ApplianceKey;
import io.rostrum.uploader.bundle.BundleException;
import io.rostrum.uploader.bundle.BundleWriter;
import io.rostrum.uploader.job.UploadException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Copies packages to sticks, one after the other. A restart forgets what was not copied yet: the stick may be gone by then,
 * and a person stands beside it. What was copied counts at the next try. Any thread.
 */
final class Exports implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Exports.class);
    private static final long STOP_SECONDS = 45;

    private final RecordingStore store;
    private final JobBoard board;
    private final Path keys;
    private final ExportPlaces places;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> new Thread(work, "job-export"));
    private final Map<RecordingId, Copy> copies = new HashMap<>();

    /** Where a recording was last copied to, and the work that does it. */
    private record Copy(String folder, Future<?> work) {}

    /** @param keys the folder of the key that signs bundles */
    Exports(RecordingStore store, JobBoard board, Path keys, ExportPlaces places) {
        this.store = store;
        this.board = board;
        this.keys = keys;
        this.places = places;
    }

    ExportPlaces places() {
        return places;
    }

    /**
     * Has a sealed package copied.
     *
     * @return the job as it is now
     * @throws RecorderException NOT_FOUND or WRONG_STATE if it cannot go there, BUSY if it is being copied
     */
    synchronized Job submit(RecordingId id, String folder) throws RecorderException {
        Path to = places.require(folder);
        Copy before = copies.get(id);
        if (before != null && !before.work().isDone()) {
            throw new RecorderException(Code.BUSY, "The lecture is being copied to " + before.folder() + " already.");
        }
        Job waiting = job(id, JobState.WAITING, 0, to);
        board.show(waiting);
        copies.put(id, new Copy(folder, thread.submit(() -> copy(id, to))));
        return waiting;
    }

    /** Tries again where it was to go. */
    void again(RecordingId id) throws RecorderException {
        String folder;
        synchronized (this) {
            Copy before = copies.get(id);
            if (before == null) {
                throw new RecorderException(Code.NOT_FOUND, "Nobody knows any more where to; say it again.");
            }
            folder = before.folder();
        }
        submit(id, folder);
    }

    private void copy(RecordingId id, Path to) {
        MDC.put("recording", id.value());
        try {
            board.show(job(id, JobState.RUNNING, 0, to));
            ApplianceKey key = ApplianceKey.in(keys);
            BundleWriter.Written written = new BundleWriter(
                            key, (done, total) -> board.show(job(id, JobState.RUNNING, (double) done / total, to)))
                    .write(store.packageDirectory(id), to, 0);
            LOG.info("{} bytes were copied to {}.", written.bytes(), written.folder());
            board.show(job(id, JobState.DONE, 1, written.folder()));
        } catch (BundleException | UploadException e) {
            LOG.warn("The copy to {} failed: {}", to, e.getMessage());
            board.show(Job.ended(id, JobKind.EXPORT, JobState.FAILED, e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            board.show(Job.ended(id, JobKind.EXPORT, JobState.CANCELLED, null));
        } catch (RuntimeException e) {
            LOG.error("The copy to {} failed in a way that was not expected", to, e);
            board.show(Job.ended(
                    id,
                    JobKind.EXPORT,
                    JobState.FAILED,
                    "It failed in a way that was not expected; the log says more."));
        } finally {
            MDC.remove("recording");
        }
    }

    private static Job job(RecordingId id, JobState state, double progress, Path to) {
        return new Job(id, JobKind.EXPORT, state, progress, "To " + to + ".", 0, null, null);
    }

    /** Nobody wants the copy any more; says whether there was any to stop. */
    synchronized boolean cancel(RecordingId id) {
        Copy copy = copies.get(id);
        boolean stopped = copy != null && copy.work().cancel(true);
        if (stopped) {
            board.show(Job.ended(id, JobKind.EXPORT, JobState.CANCELLED, null));
        }
        return stopped;
    }

    /** Takes a recording's copy back; says whether nobody reads its package any more. */
    boolean withdraw(RecordingId id) throws InterruptedException {
        if (!cancel(id)) {
            return true;
        }
        Future<?> last = thread.submit(() -> {}); // one thread: when this has run, that copy is over
        try {
            last.get(STOP_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("The copy does not stop: {}", e.toString());
            return false;
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
        try {
            if (!thread.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("A copy to a stick does not stop.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
