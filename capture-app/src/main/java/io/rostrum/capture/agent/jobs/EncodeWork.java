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
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;

/** Makes the media package of a recording, also while that still runs, in a process of its own. */
final class EncodeWork implements Work {
    private static final int TRIES = 5;
    /** After a failure to follow a lecture that still runs; once it has ended it is encoded at once. */
    private static final Duration FOLLOW_PAUSE = Duration.ofMinutes(1);

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
            boolean live = state == RecordingState.RECORDING;
            if (!live && state != RecordingState.RECORDED && state != RecordingState.ENCODING) {
                return Outcome.DONE;
            }
            if (!live && recording.get().tracks().isEmpty()) {
                return nothing(recording.get());
            }
            Instant now = Instant.now();
            Optional<Instant> opening = settings.now().encoding().opening(now, ZoneId.systemDefault());
            if (opening.isPresent()) {
                return Outcome.waitUntil(opening.get(), "Waits for its hours to be encoded.");
            }
            if (!live) {
                states.enter(id, RecordingState.ENCODING);
            }
            if (live || !isSealed(store.packageDirectory(id))) {
                EncodeProcess.Ended ended = EncodeProcess.run(command(id, live), progress);
                if (ended.exitCode() != 0) {
                    return live ? notFollowed(id, ended) : failed(id, ended, failures);
                }
            }
            if (live) { // by now it has ended: the recorder said so to the encoder
                states.enter(id, RecordingState.ENCODING);
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

    private List<String> command(RecordingId id, boolean live) throws RecorderException, EncoderException {
        List<String> command = new ArrayList<>(List.of(
                "encode",
                store.directory(id).toString(),
                "--data",
                store.data().toString(),
                "--ladder",
                settings.now().encoding().ladder().name(),
                "--segments",
                settings.now().encoding().form().segmentation().id(),
                "--follow",
                "--stop-with-input",
                "--json"));
        if (settings.now().encoding().denoiseSound()) {
            command.add("--denoise-sound");
        }
        if (!settings.now().encoding().denoisePicture()) {
            command.add("--keep-noise");
        }
        if (settings.now().encoding().form().views()) {
            command.add("--views");
        }
        if (!settings.now().encoding().download()) {
            command.add("--no-download");
        }
        if (isSealed(store.packageDirectory(id))) {
            command.add("--force"); // a crash let it be taken for ended, and now it goes on
        }
        for (CaptionSource captions : new CaptionFolder(store.directory(id)).sources()) {
            command.add("--captions");
            command.add(captions.language() + "=" + captions.file());
        }
        return live ? OwnCommand.besideRecording(command) : OwnCommand.inBackground(command);
    }

    private static boolean isSealed(Path directory) throws EncoderException {
        return Files.isDirectory(directory) && MediaPackage.open(directory).isSealed();
    }

    /** No failure of the lecture's: it is encoded when it has ended, if not before. */
    private Outcome notFollowed(RecordingId id, EncodeProcess.Ended ended) throws RecorderException {
        boolean runs = store.get(id).map(Recording::state).orElse(RecordingState.FAILED) == RecordingState.RECORDING;
        Instant next = runs ? Instant.now().plus(FOLLOW_PAUSE) : Instant.now();
        return Outcome.waitUntil(next, ended.failure());
    }

    private Outcome failed(RecordingId id, EncodeProcess.Ended ended, int failures) throws RecorderException {
        String sentence = ended.failure();
        boolean hopeless = ended.exitCode() == BAD_INPUT || failures + 1 >= TRIES;
        if (!hopeless || ended.exitCode() == STOPPED) {
            return Outcome.retry(sentence);
        }
        states.fail(id, sentence);
        return Outcome.failed(sentence);
    }
}
