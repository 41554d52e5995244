package io.rostrum.capture.recording;

import io.rostrum.capture.recording.RecorderException.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The recordings of one data folder: {@code <data>/recordings/<id>/recording.json}. Safe for any thread; one process writes
 * (the holder of {@link DataLock}, or whoever works while nobody holds it), any may read.
 *
 * <p>A {@code recording.json} that is torn, empty or missing is rebuilt in memory from the masters beside it; the next
 * update writes it again.
 */
public final class RecordingStore {
    private static final String FILE = "recording.json";
    private static final String REBUILT =
            "The recording's description was lost in a crash and was rebuilt from its " + "masters. Give it a title.";

    private final Path data;
    private final String folder;
    private final RecordingIdGenerator ids;

    /**
     * A store over a data folder, which need not exist yet.
     *
     * @param clock gives the time part of new ids
     */
    public RecordingStore(Path data, Clock clock) {
        this(data, "recordings", new RecordingIdGenerator(clock));
    }

    private RecordingStore(Path data, String folder, RecordingIdGenerator ids) {
        this.data = data.toAbsolutePath().normalize();
        this.folder = folder;
        this.ids = ids;
    }

    /** The recordings that lie in another folder of the same data folder. */
    RecordingStore beside(String other) {
        return new RecordingStore(data, other, ids);
    }

    /** The data folder. */
    public Path data() {
        return data;
    }

    /** Where the recordings' folders are. */
    Path root() {
        return data.resolve(folder);
    }

    /** The recording's own folder. */
    public Path directory(RecordingId id) {
        return root().resolve(id.value());
    }

    /** Where its masters are. */
    public Path masterDirectory(RecordingId id) {
        return directory(id).resolve("master");
    }

    /** Where its media package is or will be. */
    public Path packageDirectory(RecordingId id) {
        return directory(id).resolve("package");
    }

    /** All recordings, newest first. */
    public List<Recording> list() throws RecorderException {
        List<Recording> recordings = new ArrayList<>();
        for (RecordingId id : ids()) {
            get(id).ifPresent(recordings::add);
        }
        return recordings;
    }

    /** All ids that have a folder, newest first. */
    public List<RecordingId> ids() throws RecorderException {
        if (!Files.isDirectory(root())) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(root())) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(RecordingId::isId)
                    .map(RecordingId::new)
                    .sorted(Comparator.reverseOrder())
                    .toList();
        } catch (IOException e) {
            throw new RecorderException(Code.DISK, "The recordings in " + root() + " cannot be listed.", e);
        }
    }

    /** One recording; empty if there is none of that id. */
    public Optional<Recording> get(RecordingId id) throws RecorderException {
        Path file = directory(id).resolve(FILE);
        try {
            Optional<Recording> written = written(file);
            return written.isPresent() ? written : rebuilt(id);
        } catch (IOException e) {
            throw unreadable(id, e);
        }
    }

    private RecorderException unreadable(RecordingId id, IOException cause) {
        return new RecorderException(
                Code.DISK,
                "The recording in " + directory(id) + " cannot be read: " + cause.getMessage() + ". Check the disk.",
                cause);
    }

    private static Optional<Recording> written(Path file) throws IOException {
        try {
            return RecordingJson.read(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private Optional<Recording> rebuilt(RecordingId id) throws IOException {
        List<RecordedTrack> tracks = MasterFolder.tracks(directory(id));
        if (tracks.isEmpty()) {
            return Optional.empty(); // a folder that was only just made
        }
        boolean sealed = Files.exists(packageDirectory(id).resolve("manifest.json"));
        Instant start = id.time();
        return Optional.of(new RecordingBuilder(
                        id,
                        "Recovered lecture",
                        MasterFolder.layout(tracks),
                        sealed ? RecordingState.ENCODED : RecordingState.RECORDED,
                        start)
                .tracks(tracks)
                .endedAt(start.plus(MasterFolder.end(directory(id), tracks)))
                .problem(REBUILT)
                .build());
    }

    /**
     * The recording that a person means: its id, the beginning of exactly one id, or its folder.
     *
     * @throws RecorderException NOT_FOUND if several ids begin so
     */
    public Optional<Recording> find(String reference) throws RecorderException {
        String wanted = reference.strip();
        if (RecordingId.isId(wanted)) {
            return get(new RecordingId(wanted));
        }
        List<RecordingId> matching = wanted.isEmpty()
                ? List.of()
                : ids().stream().filter(id -> id.value().startsWith(wanted)).toList();
        if (matching.size() > 1) {
            throw new RecorderException(
                    Code.NOT_FOUND,
                    "\"" + wanted + "\" is the beginning of " + matching.size() + " recordings' ids. Name more of it.");
        }
        return matching.isEmpty() ? byFolder(wanted) : get(matching.get(0));
    }

    private Optional<Recording> byFolder(String path) throws RecorderException {
        try {
            Path folder = Path.of(path).toAbsolutePath().normalize();
            String name =
                    folder.getFileName() == null ? "" : folder.getFileName().toString();
            boolean ours =
                    RecordingId.isId(name) && directory(new RecordingId(name)).equals(folder);
            return ours ? get(new RecordingId(name)) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty(); // a text that is no path names no folder
        }
    }

    /**
     * Changes a recording; the change is safe on disk when this returns.
     *
     * @param change gets what stands there now; runs under the store's lock, so it must be quick
     * @return what stands there now
     * @throws RecorderException NOT_FOUND, WRONG_STATE if the change makes a step that {@link RecordingState} does not
     *     allow, or DISK
     */
    public synchronized Recording update(RecordingId id, UnaryOperator<Recording> change) throws RecorderException {
        Recording before =
                get(id).orElseThrow(() -> new RecorderException(Code.NOT_FOUND, "There is no recording " + id + "."));
        Recording after = change.apply(before);
        if (!before.state().mayBecome(after.state())) {
            throw new RecorderException(
                    Code.WRONG_STATE,
                    "\"" + before.title() + "\" is " + before.state().id() + " and cannot become "
                            + after.state().id() + ".");
        }
        if (!after.equals(before) || !Files.exists(directory(id).resolve(FILE))) {
            write(after);
        }
        return after;
    }

    /** A new id, later than all there are. */
    synchronized RecordingId newId() throws RecorderException {
        List<RecordingId> known = ids();
        return ids.next(known.isEmpty() ? null : known.get(0));
    }

    /** Makes the folders of a new recording and its first description. */
    synchronized Recording create(Recording recording) throws RecorderException {
        try {
            StateFile.createDirectories(masterDirectory(recording.id()));
        } catch (IOException e) {
            throw new RecorderException(
                    Code.DISK,
                    "The folder " + data + " cannot be written: " + e.getMessage()
                            + ". Check that the disk is there and not read-only.",
                    e);
        }
        write(recording);
        return recording;
    }

    /** Writes a recording as it is; the recovery may go back to a state that lecturers cannot. */
    synchronized void write(Recording recording) throws RecorderException {
        Path file = directory(recording.id()).resolve(FILE);
        try {
            StateFile.replace(file, RecordingJson.write(recording));
        } catch (IOException e) {
            throw new RecorderException(
                    Code.DISK, file + " cannot be written: " + e.getMessage() + ". Check that the disk has room.", e);
        }
    }

    /** Whether the description on disk is whole. */
    boolean isWhole(RecordingId id) throws RecorderException {
        try {
            return written(directory(id).resolve(FILE)).isPresent();
        } catch (IOException e) {
            throw unreadable(id, e);
        }
    }
}
