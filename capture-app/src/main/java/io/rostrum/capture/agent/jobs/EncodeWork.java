package io.rostrum.capture.agent.jobs;

import io.rostrum.capture.agent.settings.LiveSettings;
import io.rostrum.capture.recording.RecorderException;
import io.rostrum.capture.recording.Recording;
import io.rostrum.capture.recording.RecordingId;
import io.rostrum.capture.recording.RecordingState;
import io.rostrum.capture.recording.RecordingStore;
import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.packager.MediaPackage;
import io.rostrum.encoder.text.CaptionSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;

/** Makes the media package of a recording, in a process of its own. */
final class EncodeWork implements Work {
    private static final int TRIES = 5;
    private static final int BAD_INPUT = 2;
    private static final int STOPPED = 75;

    private final RecordingStore store;
    private final RecordingStates states;
    private final LiveSettings settings;
    private final Next next;

    /** What follows. */
    @FunctionalInterface
    interface Next {
        void sealed(RecordingId recording) throws RecorderException;
    }

    /**
     * The work.
     *
     * @param settings looked at when a job begins
     * @param next takes a recording whose package is sealed
     */
    EncodeWork(RecordingStore store, RecordingStates states, LiveSettings settings, Next next) {
        this.store = store;
        this.states = states;
        this.settings = settings;
        this.next = next;
    }

    @Override
    public JobKind kind() {
        return JobKind.ENCODE;
    }

    @Override
    public Outcome run(RecordingId id, int failures, DoubleConsumer progress) throws InterruptedException {
        try {
            Optional<Recording> recording = store.get(id);
            if (recording.isEmpty()) {
                return Outcome.DONE; // deleted meanwhile
            }
            RecordingState state = recording.get().state();
            if (state != RecordingState.RECORDED && state != RecordingState.ENCODING) {
                return Outcome.DONE;
            }
            if (recording.get().tracks().isEmpty()) {
                return nothing(recording.get());
            }
            Instant now = Instant.now();
            Optional<Instant> opening = settings.now().encoding().opening(now, ZoneId.systemDefault());
            if (opening.isPresent()) {
                return Outcome.waitUntil(opening.get(), "Waits for its hours to be encoded.");
            }
            states.enter(id, RecordingState.ENCODING);
            if (!isSealed(store.packageDirectory(id))) {
                EncodeProcess.Ended ended = EncodeProcess.run(command(id), progress);
                if (ended.exitCode() != 0) {
                    return failed(id, ended, failures);
                }
            }
            states.enter(id, RecordingState.ENCODED);
            next.sealed(id);
            return Outcome.DONE;
        } catch (RecorderException | EncoderException | IOException e) {
            return Outcome.retry(e.getMessage());
        }
    }

    private Outcome nothing(Recording recording) throws RecorderException {
        String sentence = recording.problem() == null
                ? "The recording \"" + recording.title() + "\" holds neither picture nor sound."
                : recording.problem();
        states.fail(recording.id(), sentence);
        return Outcome.failed(sentence);
    }

    private List<String> command(RecordingId id) throws RecorderException {
        List<String> command = new ArrayList<>(List.of(
                "encode",
                store.directory(id).toString(),
                "--data",
                store.data().toString(),
                "--ladder",
                settings.now().encoding().ladder().name(),
                "--stop-with-input",
                "--json"));
        if (settings.now().encoding().denoiseSound()) {
            command.add("--denoise-sound");
        }
        for (CaptionSource captions : new CaptionFolder(store.directory(id)).sources()) {
            command.add("--captions");
            command.add(captions.language() + "=" + captions.file());
        }
        return OwnCommand.inBackground(command);
    }

    private static boolean isSealed(Path directory) throws EncoderException {
        return Files.isDirectory(directory) && MediaPackage.open(directory).isSealed();
    }

    private Outcome failed(RecordingId id, EncodeProcess.Ended ended, int failures) throws RecorderException {
        String sentence = ended.sentence() == null
                ? "The encoder ended without a word (exit code " + ended.exitCode() + ")."
                : ended.sentence();
        boolean hopeless = ended.exitCode() == BAD_INPUT || failures + 1 >= TRIES;
        if (!hopeless || ended.exitCode() == STOPPED) {
            return Outcome.retry(sentence);
        }
        states.fail(id, sentence);
        return Outcome.failed(sentence);
    }
}
