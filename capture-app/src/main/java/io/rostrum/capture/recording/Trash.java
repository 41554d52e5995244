package io.rostrum.capture.recording;

import io.rostrum.capture.recording.RecorderException.Code;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Deleted recordings: {@code <data>/trash/<id>}, each whole, for {@link #KEPT}. One rename brings a recording there and back,
 * so that a crash leaves it in one of the two places. Any thread.
 */
public final class Trash {
    /** How long a deleted recording can be brought back. */
    public static final Duration KEPT = Duration.ofDays(7);

    private static final String DELETED_AT = "deleted-at";
    private static final String PURGING = ".purging-";

    private final RecordingStore store;
    private final RecordingStore trash;
    private final Clock clock;

    public Trash(RecordingStore store, Clock clock) {
        this.store = store;
        this.trash = store.beside("trash");
        this.clock = clock;
    }

    /**
     * A deleted recording.
     *
     * @param deletedAt when somebody deleted it
     */
    public record Item(Recording recording, Instant deletedAt) {
        /** From when on it is gone for good. */
        public Instant purgedAt() {
            return deletedAt.plus(KEPT);
        }
    }

    /**
     * Deletes a recording that nobody works on.
     *
     * @throws RecorderException NOT_FOUND; WRONG_STATE while it runs; DISK
     */
    public Item put(RecordingId id) throws RecorderException {
        synchronized (store) {
            Recording recording = store.get(id).orElseThrow(() -> notFound("recording", id));
            if (recording.state() == RecordingState.RECORDING) {
                throw new RecorderException(
                        Code.WRONG_STATE,
                        "\"" + recording.title() + "\" is being recorded. Stop it before deleting it.");
            }
            Instant now = clock.instant();
            try {
                move(store.directory(id), trash.directory(id));
                StateFile.replace(
                        trash.directory(id).resolve(DELETED_AT), now.toString().getBytes(StandardCharsets.US_ASCII));
            } catch (IOException e) {
                throw disk("\"" + recording.title() + "\" cannot be moved to the trash", e);
            }
            return new Item(recording, now);
        }
    }

    /** What is there, newest recording first. */
    public List<Item> list() throws RecorderException {
        List<Item> items = new ArrayList<>();
        for (Recording recording : trash.list()) {
            items.add(new Item(recording, deletedAt(recording.id())));
        }
        return items;
    }

    /** One of them. */
    public Optional<Item> get(RecordingId id) throws RecorderException {
        Optional<Recording> recording = trash.get(id);
        return recording.isEmpty() ? Optional.empty() : Optional.of(new Item(recording.get(), deletedAt(id)));
    }

    /**
     * Brings a recording back as it was.
     *
     * @throws RecorderException NOT_FOUND if it is not in the trash; DISK
     */
    public Recording restore(RecordingId id) throws RecorderException {
        synchronized (store) {
            Recording recording = trash.get(id).orElseThrow(() -> notFound("deleted recording", id));
            try {
                move(trash.directory(id), store.directory(id));
                Files.deleteIfExists(store.directory(id).resolve(DELETED_AT));
            } catch (IOException e) {
                throw disk("\"" + recording.title() + "\" cannot be brought back", e);
            }
            return recording;
        }
    }

    /** Removes for good what was deleted long enough ago; returns what went. */
    public List<RecordingId> purge() throws RecorderException {
        List<RecordingId> purged = new ArrayList<>();
        try {
            for (Item item : list()) {
                if (!item.purgedAt().isAfter(clock.instant())) {
                    RecordingId id = item.recording().id();
                    // Under a name that is no recording's, so that a crash half way leaves nothing that looks like one.
                    move(trash.directory(id), trash.root().resolve(PURGING + id));
                    purged.add(id);
                }
            }
            removeLeftovers();
            return purged;
        } catch (IOException e) {
            throw disk("The trash cannot be emptied", e);
        }
    }

    private void removeLeftovers() throws IOException {
        if (!Files.isDirectory(trash.root())) {
            return;
        }
        List<Path> leftovers;
        try (Stream<Path> entries = Files.list(trash.root())) {
            leftovers = entries.filter(entry -> entry.getFileName().toString().startsWith(PURGING))
                    .toList();
        }
        for (Path leftover : leftovers) {
            Folders.delete(leftover);
        }
    }

    /** A crash may have come between the move and the date: then it counts from the first time anybody looks. */
    private Instant deletedAt(RecordingId id) throws RecorderException {
        Path file = trash.directory(id).resolve(DELETED_AT);
        try {
            try {
                return Instant.parse(Files.readString(file).strip());
            } catch (NoSuchFileException | DateTimeException e) {
                Instant now = clock.instant();
                StateFile.replace(file, now.toString().getBytes(StandardCharsets.US_ASCII));
                return now;
            }
        } catch (IOException e) {
            throw disk("The trash cannot be read", e);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        StateFile.createDirectories(to.getParent());
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        StateFile.forceDirectory(to.getParent());
        StateFile.forceDirectory(from.getParent());
    }

    private static RecorderException notFound(String what, RecordingId id) {
        return new RecorderException(Code.NOT_FOUND, "There is no " + what + " " + id + ".");
    }

    private static RecorderException disk(String what, IOException cause) {
        return new RecorderException(Code.DISK, what + ": " + cause.getMessage() + ". Check the disk.", cause);
    }
}
