package io.rostrum.encoder.packager;

import io.rostrum.encoder.EncoderException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The manifest of a package in which a few files change: the others keep the hashes they were sealed with. */
final class ManifestUpdate {
    private static final String TEXT = "text/";

    private final Path packageDir;
    private final Manifest before;

    ManifestUpdate(Path packageDir, Manifest before) {
        this.packageDir = packageDir;
        this.before = before;
    }

    /**
     * The manifest as it will be.
     *
     * @param changed the new and the replaced files by their path
     * @param gone paths of files that will not be there any more
     */
    Manifest with(Map<String, byte[]> changed, Set<String> gone, Clock clock) throws EncoderException {
        Map<String, PackageFile> files = new TreeMap<>(new UploadOrder());
        before.files().forEach(file -> files.put(file.path(), file));
        MediaPackage mediaPackage = MediaPackage.open(packageDir);
        for (String path : mediaPackage.files()) {
            // Texts that an interrupted call has moved into place are not as the old manifest knows them.
            if (path.startsWith(TEXT) && !mediaPackage.isSealed()) {
                files.put(path, described(path, FileDigest.of(packageDir.resolve(path))));
            }
        }
        gone.forEach(files::remove);
        changed.forEach((path, content) -> files.put(path, described(path, FileDigest.of(content))));
        return new Manifest(
                Manifest.VERSION,
                before.id(),
                clock.instant().truncatedTo(ChronoUnit.SECONDS),
                files.values().stream().toList());
    }

    private static PackageFile described(String path, FileDigest digest) {
        return new PackageFile(path, digest.size(), digest.sha256());
    }
}
