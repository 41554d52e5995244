package io.rostrum.capture.cli;

import io.rostrum.capture.agent.settings.DataFolder;
import io.rostrum.capture.recording.RecordedTrack;
import io.rostrum.capture.recording.RecorderException;
import io.rostrum.capture.recording.Recording;
import io.rostrum.capture.recording.RecordingState;
import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.master.Growth;
import io.rostrum.encoder.media.Flavor;
import io.rostrum.encoder.media.Layout;
import io.rostrum.encoder.pipeline.Edits;
import io.rostrum.encoder.pipeline.InputTrack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What is to be encoded.
 *
 * @param id of the package
 * @param tracks its files
 * @param layout as recorded; null lets the tracks decide
 * @param metadata Dublin Core terms
 * @param standardFolder of the package, if nobody names one; null if somebody must
 * @param edits what of it is shown, and how
 * @param followed the recording, if it still runs; else null
 */
record EncodeInput(
        String id,
        List<InputTrack> tracks,
        Layout layout,
        Map<String, String> metadata,
        Path standardFolder,
        Edits edits,
        FollowedRecording followed) {
    /**
     * Reads the command's words.
     *
     * @param inputs files, or one recording
     * @param flavored files as {@code FLAVOR=FILE}; one that is among the inputs too gets that flavor
     * @param follow whether a recording may still run; this waits then until its tracks are there
     */
    static EncodeInput of(List<String> inputs, List<String> flavored, DataFolder data, boolean follow)
            throws RecorderException, CommandFailure, EncoderException, InterruptedException {
        if (inputs.isEmpty() && flavored.isEmpty()) {
            throw CommandFailure.badInput("Name a recording or at least one media file.");
        }
        if (inputs.size() == 1 && flavored.isEmpty() && !Files.isRegularFile(Path.of(inputs.get(0)))) {
            Optional<Lecture> lecture = Lecture.find(inputs.get(0), data);
            if (lecture.isPresent()) {
                return of(lecture.get(), follow);
            }
        }
        if (follow) {
            throw CommandFailure.badInput("Only a recording can be followed. Name one, or leave out --follow.");
        }
        return ofFiles(inputs, flavored, data);
    }

    private static EncodeInput of(Lecture lecture, boolean follow)
            throws CommandFailure, EncoderException, InterruptedException {
        Recording recording = lecture.recording();
        FollowedRecording followed = null;
        if (recording.state() == RecordingState.RECORDING) {
            if (!follow) {
                throw CommandFailure.badInput("The recording " + recording.id()
                        + " still runs. Stop it first, or encode it as it grows with --follow; after a crash, run"
                        + " rostrum recover.");
            }
            followed = new FollowedRecording(lecture.store(), recording);
            recording = followed.awaitTracks();
        }
        if (recording.tracks().isEmpty()) {
            throw CommandFailure.badInput("The recording " + recording.id() + " holds neither picture nor sound.");
        }
        Path folder = lecture.store().directory(recording.id());
        Growth growth = followed == null ? Growth.ENDED : followed;
        List<RecordedTrack> all = recording.tracks();
        List<InputTrack> tracks = all.stream()
                .sorted(Comparator.comparingInt(track -> rank(track, all)))
                .map(track -> new InputTrack(
                        folder.resolve(track.file()), flavor(track), isFollowed(track, all) ? Growth.ENDED : growth))
                .toList();
        return new EncodeInput(
                recording.id().value(),
                tracks,
                recording.layout(),
                metadata(recording),
                lecture.packageFolder(),
                followed == null ? RecordingEdits.of(recording) : RecordingEdits.of(followed),
                followed);
    }

    /** A source's later tracks, begun when an earlier one failed, stand with its first: before those of other sources. */
    private static int rank(RecordedTrack track, List<RecordedTrack> all) {
        int first = 0;
        while (!all.get(first).equals(track) && !haveOneSource(all.get(first), track)) {
            first++;
        }
        return first;
    }

    /** Whether its source has begun another track since, so that this one does not grow any more. */
    private static boolean isFollowed(RecordedTrack track, List<RecordedTrack> all) {
        return all.subList(all.indexOf(track) + 1, all.size()).stream().anyMatch(later -> haveOneSource(later, track));
    }

    private static boolean haveOneSource(RecordedTrack one, RecordedTrack other) {
        return one.kind() == other.kind()
                && one.source() != null
                && one.source().equals(other.source());
    }

    private static Flavor flavor(RecordedTrack track) {
        return track.flavor() == null ? Flavor.COMPOSED : track.flavor();
    }

    private static EncodeInput ofFiles(List<String> inputs, List<String> flavored, DataFolder data)
            throws CommandFailure {
        Map<Path, Flavor> files = new LinkedHashMap<>();
        for (String input : inputs) {
            files.put(file(input, data), Flavor.COMPOSED);
        }
        for (String pair : flavored) {
            int equals = pair.indexOf('=');
            if (equals < 1 || equals == pair.length() - 1) {
                throw CommandFailure.badInput(
                        "--flavor needs FLAVOR=FILE, for example slides=screen.mkv; not \"" + pair + "\".");
            }
            files.put(file(pair.substring(equals + 1), data), flavor(pair.substring(0, equals)));
        }
        List<InputTrack> tracks = files.entrySet().stream()
                .map(entry -> new InputTrack(entry.getKey(), entry.getValue()))
                .toList();
        String name = tracks.get(0).file().getFileName().toString().replaceFirst("(?<=.)\\.[^.]*$", "");
        Map<String, String> metadata =
                Map.of("title", name, "created", Instant.now().toString());
        return new EncodeInput(UUID.randomUUID().toString(), tracks, null, metadata, null, Edits.NONE, null);
    }

    private static Path file(String text, DataFolder data) throws CommandFailure {
        Path file = Path.of(text).toAbsolutePath().normalize();
        if (!Files.exists(file)) {
            throw CommandFailure.badInput("There is neither a file nor a recording \"" + text + "\" (data folder "
                    + data.root() + "). Check the path.");
        }
        if (Files.isDirectory(file)) {
            throw CommandFailure.badInput(file + " is a folder, but not a recording's. Name media files.");
        }
        if (!Files.isReadable(file)) {
            throw CommandFailure.badInput(file + " may not be read by this user. Check its permissions.");
        }
        return file;
    }

    private static Flavor flavor(String id) throws CommandFailure {
        try {
            return Flavor.of(id);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.badInput(e.getMessage(), e);
        }
    }

    private static Map<String, String> metadata(Recording recording) {
        Map<String, String> terms = new LinkedHashMap<>();
        terms.put("title", recording.title());
        terms.put("created", recording.startedAt().toString());
        put(terms, "isPartOf", recording.course());
        put(terms, "creator", recording.lecturer());
        put(terms, "language", recording.language());
        return terms;
    }

    private static void put(Map<String, String> terms, String term, String value) {
        if (value != null) {
            terms.put(term, value);
        }
    }
}
