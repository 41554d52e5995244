package io.rostrum.capture.agent.jobs;

import io.rostrum.capture.agent.settings.LiveSettings;
import io.rostrum.capture.recording.Folders;
import io.rostrum.capture.recording.RecorderException;
import io.rostrum.capture.recording.Recording;
import io.rostrum.capture.recording.RecordingId;
import io.rostrum.capture.recording.RecordingState;
import io.rostrum.capture.recording.RecordingStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes room: removes the masters, and later the package, of a lecture for which every destination has signed a receipt that
 * holds at that moment. What is not safely published is never touched.
 */
final class CleanupWork implements Work {
    private static final Logger LOG = LoggerFactory.getLogger(CleanupWork.class);

    private final RecordingStore store;
    private final LiveSettings settings;
    private final Uploads uploads;
    private final Room room;
    private final Clock clock;

    /** How much room the data folder's disk has, in bytes. */
    interface Room {
        long free() throws IOException;
    }

    CleanupWork(RecordingStore store, LiveSettings settings, Uploads uploads, Room room, Clock clock) {
        this.store = store;
        this.settings = settings;
        this.uploads = uploads;
        this.room = room;
        this.clock = clock;
    }

    @Override
    public JobKind kind() {
        return JobKind.CLEANUP;
    }

    /** Whether there is something to remove of a recording, by its age or because the disk is full. */
    boolean isDue(Recording recording) throws RecorderException, IOException {
        return isPublished(recording) && !doomed(recording).isEmpty();
    }

    private boolean isPublished(Recording recording) throws RecorderException {
        return recording.state() == RecordingState.PUBLISHED && uploads.isPublishedEverywhere(recording.id());
    }

    /** What is to go now, the least useful first. */
    private List<Path> doomed(Recording recording) throws IOException {
        Path masters = store.masterDirectory(recording.id());
        Path media = store.packageDirectory(recording.id());
        boolean full = room.free() < settings.now().retention().keepFree();
        if (Files.exists(masters)) {
            return full || isOld(recording, settings.now().retention().masters()) ? List.of(masters) : List.of();
        }
        boolean packageToo = full || isOld(recording, settings.now().retention().packages());
        return packageToo && Files.exists(media) ? List.of(media) : List.of();
    }

    private boolean isOld(Recording recording, Optional<Duration> kept) {
        return recording.endedAt() != null
                && kept.filter(length -> recording.endedAt().plus(length).isBefore(clock.instant()))
                        .isPresent();
    }

    @Override
    public Outcome run(RecordingId id, int failures, DoubleConsumer progress) throws InterruptedException {
        try {
            Optional<Recording> recording = store.get(id);
            if (recording.isPresent() && isPublished(recording.get())) {
                for (Path folder : doomed(recording.get())) {
                    Optional<String> doubt = uploads.doubt(id);
                    if (doubt.isPresent()) {
                        return Outcome.retry(doubt.get());
                    }
                    LOG.info("Removing {} of a published lecture to make room.", folder.getFileName());
                    Folders.remove(folder);
                }
            }
            return Outcome.DONE;
        } catch (RecorderException | IOException e) {
            return Outcome.retry(e.getMessage());
        }
    }
}
