package io.rostrum.capture.agent.jobs;

import io.rostrum.capture.recording.RecorderException;
import io.rostrum.capture.recording.RecorderException.Code;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a lecture may be copied to: sticks and disks that are mounted where systems mount them, and folders that the
 * settings name. Nowhere else, or whoever may copy could write over anything. Any thread.
 */
public final class ExportPlaces {
    private static final Logger LOG = LoggerFactory.getLogger(ExportPlaces.class);
    /** Where Debian, its desktops and technicians mount things (Filesystem Hierarchy Standard 3.0, 3.11 and 3.12). */
    private static final List<Path> ROOTS = List.of(Path.of("/media"), Path.of("/run/media"), Path.of("/mnt"));
    /** {@code /run/media/USER/STICK} is the deepest. */
    private static final int DEPTH = 2;

    private final Supplier<List<Path>> named;

    /** @param named the folders of the settings that are in force */
    ExportPlaces(Supplier<List<Path>> named) {
        this.named = named;
    }

    /**
     * A place that is there now.
     *
     * @param free bytes
     * @param total bytes
     */
    public record Place(Path folder, long free, long total) {}

    /** The places that are there now. */
    public List<Place> list() {
        List<Place> places = new ArrayList<>();
        for (Path folder : folders()) {
            try {
                FileStore disk = Files.getFileStore(folder);
                places.add(new Place(folder, disk.getUsableSpace(), disk.getTotalSpace()));
            } catch (IOException e) {
                LOG.info("{} was just pulled out, or cannot be read: {}", folder, e.getMessage());
            }
        }
        return places;
    }

    private List<Path> folders() {
        List<Path> folders = new ArrayList<>();
        named.get().stream().filter(Files::isDirectory).forEach(folders::add);
        for (Path root : ROOTS) {
            if (Files.isDirectory(root)) {
                try (Stream<Path> below = Files.walk(root, DEPTH)) {
                    below.filter(folder -> !folder.equals(root) && isMounted(folder))
                            .forEach(folders::add);
                } catch (IOException | java.io.UncheckedIOException e) {
                    LOG.info("{} cannot be listed: {}", root, e.getMessage());
                }
            }
        }
        return folders;
    }

    private static boolean isMounted(Path folder) {
        try {
            return Files.isDirectory(folder)
                    && !Files.getFileStore(folder).equals(Files.getFileStore(folder.getParent()));
        } catch (IOException e) {
            LOG.debug("Not a place: {}", e.getMessage());
            return false;
        }
    }

    /**
     * The real folder that a person names: a place, or a folder in one.
     *
     * @throws RecorderException NOT_FOUND if it is not there, WRONG_STATE if it is elsewhere
     */
    Path require(String name) throws RecorderException {
        try {
            Path folder = Path.of(name).toRealPath();
            for (Path place : folders()) {
                if (folder.startsWith(place.toRealPath()) && Files.isDirectory(folder)) {
                    return folder;
                }
            }
        } catch (IOException | InvalidPathException e) {
            throw new RecorderException(
                    Code.NOT_FOUND,
                    "There is no folder \"" + name + "\" on this PC; plug the stick in, or mount it.",
                    e);
        }
        throw new RecorderException(
                Code.WRONG_STATE,
                "Lectures are copied to sticks and disks below /media, /run/media and /mnt, and to folders that the "
                        + "setting export.folders names; \"" + name + "\" is none of them.");
    }
}
