package io.rostrum.capture.recording;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.master.MasterRepair;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Repairs what a crash or a power cut left. */
public final class Recovery {
    static final String INTERRUPTED =
            "The recording ended with a crash or a power cut; everything up to its last second was kept.";

    /** A lecture without a planned end goes on if its recorder was restarted; later than this it is over. */
    private static final Duration RESTART = Duration.ofMinutes(5);

    private final RecordingStore store;
    private final Clock clock;

    /** The lock is the proof that no recorder writes what is repaired here. */
    private Recovery(RecordingStore store, Clock clock, DataLock lock) {
        this.store = store;
        this.clock = clock;
        Objects.requireNonNull(lock, "lock");
    }

    /**
     * What was done to one recording.
     *
     * @param recording as it stands now
     * @param inItsSlot whether its planned end is still to come, or none was planned and its recorder was only restarted, so
     *     that {@link RecorderService#goOn} may record the rest
     * @param bytesCut torn bytes removed from its masters' ends
     * @param notes one sentence a thing done
     */
    public record Repaired(Recording recording, boolean inItsSlot, long bytesCut, List<String> notes) {}

    /**
     * Ends each recording that a crash left running, and rebuilds each description that a crash tore: repairs the masters,
     * rebuilds the tracks, makes it RECORDED (FAILED if nothing is left). Doing it again changes nothing.
     *
     * @return what was done; recordings that were whole are not in it
     * @throws RecorderException DATA_IN_USE if a recorder works in that folder; DISK
     */
    public static List<Repaired> recover(Path data, Clock clock) throws RecorderException {
        if (!Files.isDirectory(data)) {
            return List.of();
        }
        try (DataLock lock = DataLock.acquire(data)) {
            return new Recovery(new RecordingStore(data, clock), clock, lock).run();
        }
    }

    private List<Repaired> run() throws RecorderException {
        List<Repaired> done = new ArrayList<>();
        for (Recording recording : store.list()) {
            boolean running = recording.state() == RecordingState.RECORDING;
            if (running || !store.isWhole(recording.id())) {
                done.add(repair(recording, running));
            }
        }
        return done;
    }

    private Repaired repair(Recording recording, boolean running) throws RecorderException {
        Path folder = store.directory(recording.id());
        List<RecordedTrack> kept = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        Duration end = Duration.ZERO;
        long cut = 0;
        for (RecordedTrack track : tracks(recording, folder)) {
            if (ImportedFile.isImported(track)) {
                kept.add(track);
                continue; // no master of ours; whoever encodes it finds what is wrong with it
            }
            try {
                MasterRepair.Report report = MasterRepair.repair(folder.resolve(track.file()));
                cut += report.bytesCut();
                if (report.fragments() == 0) {
                    notes.add("The track " + track.id() + " holds nothing yet and was left out.");
                    continue;
                }
                kept.add(track);
                end = report.end().compareTo(end) > 0 ? report.end() : end;
                notes.add(String.format(
                        Locale.ROOT,
                        "The track %s is whole up to %.1f s%s.",
                        track.id(),
                        report.end().toMillis() / 1000.0,
                        report.bytesCut() > 0 ? ", after " + report.bytesCut() + " torn bytes were cut off" : ""));
            } catch (EncoderException e) {
                // One lost track must not cost the others.
                notes.add("The track " + track.id() + " is lost: " + e.getMessage());
            }
        }
        boolean inItsSlot = running && isInItsSlot(recording);
        Recording ended = inItsSlot ? recording : recording.resumed(end); // else a pause that lasts goes on too
        Recording repaired = ended.toBuilder()
                .tracks(kept)
                .state(state(recording, kept, running))
                .endedAt(recording.startedAt().plus(end))
                .recovered(recording.recovered() || running)
                .problem(problem(recording, kept, running))
                .build();
        store.write(repaired);
        return new Repaired(repaired, inItsSlot, cut, List.copyOf(notes));
    }

    private boolean isInItsSlot(Recording recording) {
        Instant now = clock.instant();
        Instant end = recording.plannedEnd();
        if (end == null && recording.isRestarted() && recording.endedAt() != null) {
            end = recording.endedAt().plus(RESTART);
        }
        return end != null && now.isBefore(end) && !now.isBefore(recording.startedAt());
    }

    private static RecordingState state(Recording recording, List<RecordedTrack> kept, boolean running) {
        if (kept.isEmpty()) {
            return RecordingState.FAILED; // there is nothing to encode
        }
        return running ? RecordingState.RECORDED : recording.state();
    }

    private static String problem(Recording recording, List<RecordedTrack> kept, boolean running) {
        if (kept.isEmpty()) {
            return "The recording ended with a crash before its first second was on disk; nothing is left of it.";
        }
        return running && !recording.isRestarted() ? INTERRUPTED : recording.problem();
    }

    /** The tracks that were written down, and masters whose line in the description was lost. */
    private static List<RecordedTrack> tracks(Recording recording, Path folder) throws RecorderException {
        try {
            List<RecordedTrack> tracks = new ArrayList<>(recording.tracks());
            for (RecordedTrack found : MasterFolder.tracks(folder)) {
                if (tracks.stream().noneMatch(track -> track.id().equals(found.id()))) {
                    tracks.add(found);
                }
            }
            return tracks;
        } catch (IOException e) {
            throw new RecorderException(
                    RecorderException.Code.DISK, "The masters in " + folder + " cannot be listed.", e);
        }
    }
}
