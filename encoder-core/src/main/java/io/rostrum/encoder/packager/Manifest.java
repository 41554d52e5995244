package io.rostrum.encoder.packager;

import io.rostrum.encoder.EncoderException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What a sealed package holds: {@value #FILE_NAME}.
 *
 * @param version of the form, {@value #VERSION}
 * @param id of the recording
 * @param createdAt when the package was sealed
 * @param files in upload order; the manifest itself is not among them
 */
public record Manifest(int version, String id, Instant createdAt, List<PackageFile> files) {
    public static final int VERSION = 1;
    public static final String FILE_NAME = "manifest.json";

    public Manifest {
        if (version != VERSION) {
            throw new IllegalArgumentException(
                    "The manifest has version " + version + ", this program reads version " + VERSION + ".");
        }
        if (id == null || id.isBlank()) {
            throw new IllegalArgumentException("The manifest needs the recording's id.");
        }
        Objects.requireNonNull(createdAt, "The manifest needs the time of its creation (createdAt).");
        files = List.copyOf(Objects.requireNonNull(files, "The manifest needs its list of files."));
        Set<String> paths = new HashSet<>();
        for (PackageFile file : files) {
            if (!paths.add(file.path())) {
                throw new IllegalArgumentException("The manifest lists the file " + file.path() + " twice.");
            }
        }
    }

    /** The sum of the files' sizes in bytes. */
    public long totalBytes() {
        return files.stream().mapToLong(PackageFile::size).sum();
    }

    /**
     * Reads a manifest.
     *
     * @throws EncoderException BAD_INPUT if there is none or it says the impossible, IO if it cannot be read
     */
    public static Manifest read(Path file) throws EncoderException {
        return ManifestJson.read(file);
    }
}
