package io.rostrum.encoder.packager;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.EncoderException.Code;
import io.rostrum.encoder.text.WholeFile;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Seals a finished package: hashes its files and writes the manifest that makes it whole. */
public final class Sealer {
    private Sealer() {}

    /**
     * Seals a package whose playlists are VOD already. Sealing again replaces the manifest.
     *
     * <p>The manifest stands on the disk, whole or not at all, when this returns: written beside, forced, moved in one
     * step, the directory forced too. Reads every byte of the package on the calling thread.
     *
     * @param id of the recording
     * @param clock for the manifest's createdAt
     * @throws EncoderException BAD_INPUT if the package holds no file or a path that not every system can carry, IO if
     *     reading or writing fails
     */
    public static Manifest seal(Path packageDir, String id, Clock clock) throws EncoderException {
        MediaPackage mediaPackage = MediaPackage.open(packageDir);
        List<PackageFile> files = new ArrayList<>();
        for (String path : mediaPackage.files()) {
            files.add(describe(packageDir, path));
        }
        if (files.isEmpty()) {
            throw new EncoderException(Code.BAD_INPUT, packageDir + " holds no files, so there is nothing to seal.");
        }
        Manifest manifest = new Manifest(Manifest.VERSION, id, clock.instant().truncatedTo(ChronoUnit.SECONDS), files);
        WholeFile.replace(packageDir.resolve(Manifest.FILE_NAME), ManifestJson.render(manifest));
        return manifest;
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
