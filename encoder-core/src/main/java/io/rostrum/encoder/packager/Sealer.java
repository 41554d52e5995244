package io.rostrum.encoder.packager;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.EncoderException.Code;
import io.rostrum.encoder.text.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Seals a finished package: hashes its files and writes the manifest that makes it whole. */
public final class Sealer {
    private Sealer() {}

    /**
     * Seals a package whose playlists are VOD already. Sealing again replaces the manifest.
     *
     * <p>The manifest stands on the disk, whole or not at all, when this returns: written beside, forced, moved in one
     * step, the directory forced too; and so does every file that it names. Reads every byte of the package on the calling
     * thread.
     *
     * @param id of the recording
     * @param clock for the manifest's createdAt
     * @throws EncoderException BAD_INPUT if the package holds no file or a path that not every system can carry, IO if
     *     reading or writing fails
     */
    public static Manifest seal(Path packageDir, String id, Clock clock) throws EncoderException {
        return seal(packageDir, id, clock, List.of());
    }

    /**
     * Seals a package as {@link #seal(Path, String, Clock)} does, without reading the files whose hashes are known already.
     *
     * @param known described as they were written
     */
    public static Manifest seal(Path packageDir, String id, Clock clock, List<PackageFile> known)
            throws EncoderException {
        Map<String, PackageFile> written = known.stream().collect(Collectors.toMap(PackageFile::path, file -> file));
        MediaPackage mediaPackage = MediaPackage.open(packageDir);
        List<PackageFile> files = new ArrayList<>();
        for (String path : mediaPackage.files()) {
            PackageFile file = written.get(path);
            files.add(file == null ? describe(packageDir, path) : whole(packageDir, file));
        }
        if (files.isEmpty()) {
            throw new EncoderException(Code.BAD_INPUT, packageDir + " holds no files, so there is nothing to seal.");
        }
        WholeFile.force(
                files.stream().map(file -> packageDir.resolve(file.path())).toList());
        Manifest manifest = new Manifest(Manifest.VERSION, id, clock.instant().truncatedTo(ChronoUnit.SECONDS), files);
        WholeFile.replace(packageDir.resolve(Manifest.FILE_NAME), ManifestJson.render(manifest));
        return manifest;
    }

    /** A file that has another size than was written is no work of ours: then nothing that is known of it counts. */
    private static PackageFile whole(Path packageDir, PackageFile file) throws EncoderException {
        try {
            return Files.size(packageDir.resolve(file.path())) == file.size()
                    ? file
                    : describe(packageDir, file.path());
        } catch (IOException e) {
            throw new EncoderException(Code.IO, "Reading " + file.path() + " failed: " + e.getMessage() + ".", e);
        }
    }

    private static PackageFile describe(Path packageDir, String path) throws EncoderException {
        if (!PackagePath.isSafe(path)) {
            throw new EncoderException(
                    Code.BAD_INPUT, "The file name \"" + path + "\" does not work on every system. Rename it.");
        }
        FileDigest digest = FileDigest.of(packageDir.resolve(path));
        return new PackageFile(path, digest.size(), digest.sha256());
    }
}
