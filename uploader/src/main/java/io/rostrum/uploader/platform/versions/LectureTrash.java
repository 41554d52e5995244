package io.rostrum.uploader.platform.versions;

import io.rostrum.uploader.platform.files.Durable;
import io.rostrum.uploader.platform.files.PackageId;
import io.rostrum.uploader.platform.files.PlatformFolders;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Deleted lectures, {@code <data>/platform/trash/<id>}: each with all its versions and its record, until a person removes the
 * folder. A running platform takes notice by itself. For the command line; one caller at a time.
 */
public final class LectureTrash {
    private static final String RECORD = "publication.json";
    private static final Pattern VERSION = Pattern.compile("([^@]+)(?:@([0-9]{1,9}))?");

    private final PlatformFolders folders;

    private LectureTrash(PlatformFolders folders) {
        this.folders = folders;
    }

    public static LectureTrash in(Path dataDir) {
        return new LectureTrash(PlatformFolders.in(dataDir));
    }

    static LectureTrash in(PlatformFolders folders) {
        return new LectureTrash(folders);
    }

    /**
     * Takes a lecture from the students; {@link #restore} brings it back.
     *
     * @throws IllegalArgumentException with a sentence, if there is none of that id
     */
    public void delete(String id) throws IOException {
        List<Path> versions = versions(folders.packages(), safe(id));
        if (versions.isEmpty()) {
            throw new IllegalArgumentException("No lecture " + id + " is published in " + folders.root() + ".");
        }
        Path trash = folder(safe(id));
        Durable.delete(trash); // an earlier deletion of a lecture that was published again
        Files.createDirectories(trash);
        for (Path version : versions) {
            Durable.rename(version, trash.resolve(version.getFileName()));
        }
        Path record = record(safe(id));
        if (Files.exists(record)) {
            Durable.rename(record, trash.resolve(RECORD));
        }
        Durable.forceDirectory(folders.packages());
        Durable.forceDirectory(folders.publications());
    }

    /**
     * Brings a deleted lecture back as it was; its record comes last, and with it the lecture.
     *
     * @throws IllegalArgumentException with a sentence, if there is none of that id or it was published again
     */
    public void restore(String id) throws IOException {
        Path trash = folder(safe(id));
        if (!Files.isDirectory(trash)) {
            throw new IllegalArgumentException("No lecture " + id + " was deleted from " + folders.root() + ".");
        }
        if (!versions(folders.packages(), safe(id)).isEmpty()) {
            throw new IllegalArgumentException("The lecture " + id
                    + " was published again; delete that one first, which removes the older for good.");
        }
        for (Path version : versions(trash, safe(id))) {
            Durable.rename(version, folders.packages().resolve(version.getFileName()));
        }
        if (Files.exists(trash.resolve(RECORD))) {
            Durable.rename(trash.resolve(RECORD), record(safe(id)));
        }
        Durable.delete(trash);
    }

    /** Whether a lecture was deleted; it may be published again all the same. */
    boolean has(PackageId id) {
        return Files.isDirectory(folder(id));
    }

    /** The highest version of a deleted lecture; 0 if there is none. */
    int lastVersion(PackageId id) throws IOException {
        int last = 0;
        for (Path version : has(id) ? versions(folder(id), id) : List.<Path>of()) {
            Matcher name = VERSION.matcher(version.getFileName().toString());
            last = Math.max(last, name.matches() && name.group(2) != null ? Integer.parseInt(name.group(2)) : 1);
        }
        return last;
    }

    private static List<Path> versions(Path parent, PackageId id) throws IOException {
        List<Path> found = new ArrayList<>();
        if (!Files.isDirectory(parent)) {
            return found;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(parent, Files::isDirectory)) {
            for (Path entry : entries) {
                Matcher name = VERSION.matcher(entry.getFileName().toString());
                if (name.matches() && name.group(1).equals(id.value())) {
                    found.add(entry);
                }
            }
        }
        return found;
    }

    private static PackageId safe(String id) {
        if (!PackageId.isSafe(id)) {
            throw new IllegalArgumentException(
                    "\"" + id + "\" is no lecture's id; it stands in the lecture's address.");
        }
        return new PackageId(id);
    }

    private Path folder(PackageId id) {
        return folders.trash().resolve(id.value());
    }

    private Path record(PackageId id) {
        return folders.publications().resolve(id.value() + ".json");
    }
}
