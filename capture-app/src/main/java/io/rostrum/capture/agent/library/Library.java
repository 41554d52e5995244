package io.rostrum.capture.agent.library;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.rostrum.capture.agent.jobs.CaptionFolder;
import io.rostrum.capture.agent.jobs.Jobs;
import io.rostrum.capture.recording.Folders;
import io.rostrum.capture.recording.Pause;
import io.rostrum.capture.recording.PauseMode;
import io.rostrum.capture.recording.RecordedTrack;
import io.rostrum.capture.recording.RecorderException;
import io.rostrum.capture.recording.RecorderException.Code;
import io.rostrum.capture.recording.RecorderService;
import io.rostrum.capture.recording.Recording;
import io.rostrum.capture.recording.RecordingId;
import io.rostrum.capture.recording.RecordingState;
import io.rostrum.capture.recording.RecordingStore;
import io.rostrum.capture.recording.StateFile;
import io.rostrum.capture.recording.Trash;
import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.media.TimeRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What people do with recordings. Each change is safe on disk when its call returns, and what follows from it (a new
 * encoding, new texts, a new upload) is planned. Any thread.
 */
public final class Library {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RecorderService recorder;
    private final RecordingStore store;
    private final Trash trash;
    private final Jobs jobs;
    private final Object waveforms = new Object();

    public Library(RecorderService recorder, RecordingStore store, Trash trash, Jobs jobs) {
        this.recorder = recorder;
        this.store = store;
        this.trash = trash;
        this.jobs = jobs;
    }

    /** What was deleted. */
    public Trash trash() {
        return trash;
    }

    /**
     * A recording that was not deleted.
     *
     * @throws RecorderException NOT_FOUND
     */
    public Recording get(RecordingId id) throws RecorderException {
        return store.get(id)
                .orElseThrow(() -> new RecorderException(Code.NOT_FOUND, "There is no recording " + id + "."));
    }

    /** Changes what is said about a recording; with another layout it is encoded again. */
    public synchronized Recording describe(RecordingId id, Details details) throws RecorderException {
        if (runs(id)) {
            return recorder.describe(details::into);
        }
        Recording before = get(id);
        if (!Details.of(before).showsTheSameAs(details)) {
            return encodeAgain(before, details::into);
        }
        Recording after = store.update(id, details::into);
        return after.equals(before) ? after : textsChanged(after);
    }

    /**
     * How loud a lecture is over its length. Read once from its master, then kept beside it.
     *
     * @throws RecorderException NOT_FOUND; WRONG_STATE while any recording runs, which must not be disturbed, or if the masters
     *     were removed; MEDIA
     */
    public Waveform waveform(RecordingId id) throws RecorderException {
        Recording recording = stopped(id);
        Path kept = store.directory(id).resolve("waveform.json");
        synchronized (waveforms) {
            try {
                if (Files.exists(kept)) {
                    return JSON.readValue(kept.toFile(), Waveform.class);
                }
                if (recorder.current().isPresent()) {
                    throw new RecorderException(
                            Code.BUSY, "A lecture is being recorded; the sound is drawn when that is over.");
                }
                requireMasters(recording);
                Waveform waveform = Waveform.of(recording, store.directory(id));
                StateFile.replace(kept, JSON.writeValueAsBytes(waveform));
                return waveform;
            } catch (EncoderException e) {
                throw new RecorderException(Code.MEDIA, e.getMessage(), e);
            } catch (IOException e) {
                throw new RecorderException(Code.DISK, kept + " cannot be read or written: " + e.getMessage() + ".", e);
            }
        }
    }

    private boolean runs(RecordingId id) {
        return recorder.current().filter(now -> now.id().equals(id)).isPresent();
    }

    /**
     * The programme shows this part alone; the masters stay whole, so that it can be widened again.
     *
     * @param part since the recording's start; null for all of it
     * @throws RecorderException WRONG_STATE while it runs, or if the masters were removed to make room
     */
    public synchronized Recording trim(RecordingId id, TimeRange part) throws RecorderException {
        Recording recording = stopped(id);
        if (part != null && (part.length().isZero() || part.start().compareTo(recording.duration()) >= 0)) {
            throw new RecorderException(
                    Code.WRONG_STATE,
                    "Nothing would be left: the lecture lasts "
                            + recording.duration().toMillis() + " ms.");
        }
        return encodeAgain(recording, before -> before.trimmed(part));
    }

    /**
     * Brings a hidden pause back into the programme.
     *
     * @param pause its number in the recording's pauses, from 0
     * @throws RecorderException NOT_FOUND if there is none of that number; WRONG_STATE if it was discarded: its pictures and
     *     sound were never written
     */
    public synchronized Recording bringBack(RecordingId id, int pause) throws RecorderException {
        Recording recording = stopped(id);
        List<Pause> pauses = new ArrayList<>(recording.pauses());
        if (pause < 0 || pause >= pauses.size()) {
            throw new RecorderException(
                    Code.NOT_FOUND, "\"" + recording.title() + "\" has " + pauses.size() + " pauses, counted from 0.");
        }
        if (pauses.get(pause).mode() == PauseMode.DISCARD) {
            throw new RecorderException(
                    Code.WRONG_STATE, "This pause was discarded: nothing was recorded in it that could come back.");
        }
        pauses.remove(pause);
        return encodeAgain(recording, before -> before.withPauses(pauses));
    }

    private Recording stopped(RecordingId id) throws RecorderException {
        Recording recording = get(id);
        if (recording.state() == RecordingState.RECORDING) {
            throw new RecorderException(
                    Code.WRONG_STATE, "\"" + recording.title() + "\" is being recorded. Stop it first.");
        }
        return recording;
    }

    /** Makes the package anew. The old one goes first: a crash then leaves none, never an old one for a new one. */
    private Recording encodeAgain(Recording recording, UnaryOperator<Recording> change) throws RecorderException {
        RecordingId id = recording.id();
        requireMasters(recording);
        jobs.withdraw(id);
        if (get(id).state() == RecordingState.UPLOADING) {
            store.update(id, before -> before.in(RecordingState.ENCODED));
        }
        try {
            Folders.remove(store.packageDirectory(id));
        } catch (IOException e) {
            throw new RecorderException(Code.DISK, "The old package cannot be removed: " + e.getMessage() + ".", e);
        }
        Recording after = store.update(id, before -> change.apply(before).in(RecordingState.ENCODING));
        jobs.encodeAgain(after);
        return after;
    }

    private void requireMasters(Recording recording) throws RecorderException {
        for (RecordedTrack track : recording.tracks()) {
            Path master = store.directory(recording.id()).resolve(track.file());
            if (!Files.exists(master)) {
                throw new RecorderException(
                        Code.WRONG_STATE,
                        "\"" + recording.title()
                                + "\" cannot be encoded again: its masters were removed to make room after it was published.");
            }
        }
    }

    private Recording textsChanged(Recording recording) throws RecorderException {
        if (recording.state() != RecordingState.RECORDED && recording.state() != RecordingState.RECORDING) {
            jobs.sealAgain(recording);
        }
        return get(recording.id());
    }

    /** Gives a recording captions, or others; they come into its package, and to the students, by themselves. */
    public synchronized Recording caption(RecordingId id, String language, byte[] text) throws RecorderException {
        Recording recording = get(id);
        new CaptionFolder(store.directory(id)).put(language, text);
        return textsChanged(recording);
    }

    /** Takes a language's captions away. */
    public synchronized Recording uncaption(RecordingId id, String language) throws RecorderException {
        Recording recording = get(id);
        new CaptionFolder(store.directory(id)).remove(language);
        return textsChanged(recording);
    }

    /** Moves a recording to the trash; what travels of it stops. The copy that a platform shows already stays there. */
    public synchronized Trash.Item delete(RecordingId id) throws RecorderException {
        stopped(id);
        jobs.withdraw(id);
        Trash.Item item = trash.put(id);
        jobs.forget(id);
        return item;
    }

    /** Brings a recording back from the trash and goes on with it. */
    public synchronized Recording restore(RecordingId id) throws RecorderException {
        Recording recording = trash.restore(id);
        jobs.goOn(recording);
        return recording;
    }

    /** Tries again what failed or waits. */
    public synchronized Recording retry(RecordingId id) throws RecorderException {
        jobs.retry(get(id));
        return get(id);
    }
}
