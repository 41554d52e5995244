package io.rostrum.capture.recording;

import io.rostrum.capture.recording.RecorderException.Code;
import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.media.Layout;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes recordings of media files that were made elsewhere, or of another Rostrum's recording.
 *
 * <p>The new recording grows beside the others under a name that nobody takes for one, and appears whole, by one rename:
 * neither a running agent nor a power cut ever sees half of it. One use a thread.
 */
public final class Importer {
    private static final Logger LOG = LoggerFactory.getLogger(Importer.class);
    private static final String GROWING = ".import-";
    private static final String DESCRIPTION = "recording.json";

    private final RecordingStore store;
    private final ImportListener listener;

    public Importer(RecordingStore store, ImportListener listener) {
        this.store = store;
        this.listener = listener;
    }

    /**
     * Imports files that share a start; the originals stay as they are.
     *
     * @param files one a flavor
     * @param request what people say of it; a blank title means the file's own
     * @throws EncoderException BAD_INPUT if a file holds neither picture nor sound; then nothing is left behind
     * @throws RecorderException DISK if copying fails
     */
    public Recording files(List<ImportedFile> files, ImportRequest request)
            throws EncoderException, RecorderException, InterruptedException {
        Map<ImportedFile, MediaProbe> probes = new LinkedHashMap<>();
        for (ImportedFile file : files) {
            probes.put(file, MediaProbe.of(file.file()));
        }
        Map<Path, String> copies = new LinkedHashMap<>();
        List<RecordedTrack> tracks = new ArrayList<>();
        Duration longest = Duration.ZERO;
        for (Map.Entry<ImportedFile, MediaProbe> entry : probes.entrySet()) {
            RecordedTrack track = entry.getKey().track(entry.getValue().kind());
            tracks.add(track);
            copies.put(entry.getKey().file(), track.file());
            Duration length = entry.getValue().duration();
            longest = length.compareTo(longest) > 0 ? length : longest;
        }
        MediaProbe main = probes.values().iterator().next();
        Layout layout = request.layout() == null ? MasterFolder.layout(tracks) : request.layout();
        Recording recording = new RecordingBuilder(
                        store.newId(),
                        request.titleOr(main.tags().get("title"), files.get(0).file()),
                        layout,
                        RecordingState.RECORDED,
                        main.made())
                .course(request.course())
                .lecturer(request.lecturer() == null ? main.tags().get("artist") : request.lecturer())
                .language(request.language())
                .endedAt(main.made().plus(longest))
                .tracks(tracks)
                .build();
        return place(recording, copies);
    }

    /**
     * Imports a recording's whole folder, for example from another Rostrum's disk. It keeps its id.
     *
     * @throws RecorderException NOT_FOUND if the folder holds no recording, WRONG_STATE if it still runs or is here already
     */
    public Recording recording(Path folder) throws RecorderException, InterruptedException {
        Recording recording = read(folder);
        if (recording.state() == RecordingState.RECORDING) {
            throw new RecorderException(
                    Code.WRONG_STATE, "The recording in " + folder + " still runs, or needs rostrum recover first.");
        }
        if (Files.exists(store.directory(recording.id()))) {
            throw new RecorderException(
                    Code.WRONG_STATE,
                    "The recording " + recording.id() + " is here already: " + recording.title() + ".");
        }
        Map<Path, String> copies = new LinkedHashMap<>();
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path file : tree.filter(Files::isRegularFile).sorted().toList()) {
                String name = folder.relativize(file).toString();
                if (!name.equals(DESCRIPTION)) {
                    copies.put(file, name);
                }
            }
        } catch (IOException e) {
            throw new RecorderException(Code.DISK, "The folder " + folder + " cannot be read.", e);
        }
        boolean sealed =
                copies.containsValue(Path.of("package", "manifest.json").toString());
        return place(recording.in(sealed ? RecordingState.ENCODED : RecordingState.RECORDED), copies);
    }

    private static Recording read(Path folder) throws RecorderException {
        try {
            return RecordingJson.read(Files.readAllBytes(folder.resolve(DESCRIPTION)))
                    .orElseThrow(() -> new RecorderException(
                            Code.NOT_FOUND,
                            "The " + DESCRIPTION + " in " + folder + " is damaged; try rostrum recover."));
        } catch (IOException e) {
            throw new RecorderException(Code.NOT_FOUND, "There is no recording in " + folder + ".", e);
        }
    }

    private Recording place(Recording recording, Map<Path, String> copies)
            throws RecorderException, InterruptedException {
        Path folder = store.directory(recording.id());
        Path growing = folder.resolveSibling(
                GROWING + ProcessHandle.current().pid() + "-" + recording.id().value());
        try {
            StateFile.createDirectories(folder.getParent());
            deleteLeftovers(folder.getParent());
            copyAll(copies, growing);
            StateFile.replace(growing.resolve(DESCRIPTION), RecordingJson.write(recording));
            Files.move(growing, folder, StandardCopyOption.ATOMIC_MOVE);
            StateFile.forceDirectory(folder.getParent());
            return recording;
        } catch (ClosedByInterruptException e) {
            InterruptedException stopped = new InterruptedException("The import was stopped.");
            stopped.initCause(e);
            throw stopped;
        } catch (FileAlreadyExistsException e) {
            throw new RecorderException(Code.WRONG_STATE, "The recording " + recording.id() + " is here already.", e);
        } catch (IOException e) {
            throw new RecorderException(
                    Code.DISK,
                    "The import into " + folder.getParent() + " failed: " + e.getMessage()
                            + ". Check that the disk has room.",
                    e);
        } finally {
            delete(growing);
        }
    }

    private void copyAll(Map<Path, String> copies, Path into) throws IOException, InterruptedException {
        long total = 0;
        for (Path file : copies.keySet()) {
            total += Files.size(file);
        }
        long all = total;
        long[] done = {0};
        StateFile.createDirectories(into);
        for (Map.Entry<Path, String> copy : copies.entrySet()) {
            Path to = into.resolve(copy.getValue());
            StateFile.createDirectories(to.getParent());
            FileCopy.copy(copy.getKey(), to, bytes -> {
                done[0] += bytes;
                listener.copied(done[0], all);
            });
            StateFile.forceDirectory(to.getParent());
        }
    }

    /** What imports left that were killed. */
    private static void deleteLeftovers(Path recordings) throws IOException {
        try (Stream<Path> entries = Files.list(recordings)) {
            for (Path entry : entries.toList()) {
                String name = entry.getFileName().toString();
                String pid = name.startsWith(GROWING)
                        ? name.substring(GROWING.length()).split("-")[0]
                        : "";
                if (pid.matches("\\d{1,18}")
                        && ProcessHandle.of(Long.parseLong(pid)).isEmpty()) {
                    delete(entry);
                }
            }
        }
    }

    /** Leaves what it cannot delete to the next import. */
    private static void delete(Path tree) {
        if (!Files.exists(tree)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(tree)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            LOG.warn("{} was left behind: {}", tree, e.getMessage());
        }
    }
}
