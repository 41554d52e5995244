package io.rostrum.capture.cli;

import io.rostrum.capture.agent.settings.DataFolder;
import io.rostrum.capture.recording.RecorderException;
import io.rostrum.capture.recording.Recording;
import io.rostrum.capture.recording.RecordingStore;
import io.rostrum.encoder.packager.Manifest;
import io.rostrum.encoder.packager.MediaPackage;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/**
 * A recording as it was named on the command line.
 *
 * @param recording what its description says
 * @param store where it lies
 */
record Lecture(Recording recording, RecordingStore store) {
    /** The recording that a text names by its id, the beginning of its id, or its folder anywhere; empty if none. */
    static Optional<Lecture> find(String text, DataFolder data) throws RecorderException {
        RecordingStore store = new RecordingStore(data.root(), Clock.systemUTC());
        Optional<Path> folder = folder(text);
        if (folder.isEmpty()) {
            return store.find(text).map(recording -> new Lecture(recording, store));
        }
        Path parent = folder.get().toAbsolutePath().normalize().getParent();
        if (parent == null || parent.getParent() == null || !parent.endsWith("recordings")) {
            return Optional.empty();
        }
        RecordingStore other = new RecordingStore(parent.getParent(), Clock.systemUTC());
        return other.find(folder.get().toString()).map(recording -> new Lecture(recording, other));
    }

    /** The folder of the package that a text names by itself or by its recording. */
    static Path packageFolder(String text, DataFolder data) throws RecorderException, CommandFailure {
        Optional<Path> folder = folder(text);
        if (folder.isPresent() && isPackage(folder.get())) {
            return folder.get();
        }
        Optional<Lecture> lecture = find(text, data);
        if (lecture.isPresent()) {
            Path made = lecture.get().packageFolder();
            if (!Files.isDirectory(made)) {
                throw CommandFailure.badInput("The recording "
                        + lecture.get().recording().id() + " has no package yet. Make it with rostrum encode.");
            }
            return made;
        }
        if (folder.isPresent()) {
            return folder.get();
        }
        if (isFile(text)) {
            throw CommandFailure.badInput(text + " is a file, and a package is a folder. Make one with rostrum encode "
                    + text + " --out FOLDER.");
        }
        throw CommandFailure.badInput("There is neither a folder nor a recording \"" + text + "\" (data folder "
                + data.root() + "). Check the path, or name the data folder with --data.");
    }

    Path packageFolder() {
        return store.packageDirectory(recording.id());
    }

    private static boolean isPackage(Path folder) {
        return Files.exists(folder.resolve(MediaPackage.PLAYLIST)) || Files.exists(folder.resolve(Manifest.FILE_NAME));
    }

    private static boolean isFile(String text) {
        try {
            return Files.isRegularFile(Path.of(text));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static Optional<Path> folder(String text) {
        try {
            Path path = Path.of(text);
            return Files.isDirectory(path) ? Optional.of(path) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty(); // a text that is no path names no folder
        }
    }
}
