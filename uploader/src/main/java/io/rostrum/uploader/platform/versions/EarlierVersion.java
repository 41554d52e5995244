package io.rostrum.uploader.platform.versions;

import io.rostrum.uploader.platform.files.Digests;
import io.rostrum.uploader.platform.files.PackageId;
import io.rostrum.uploader.platform.http.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a package's published version already has of its next one, under whatever path: nobody sends that again. */
public final class EarlierVersion {
    private static final Logger LOG = LoggerFactory.getLogger(EarlierVersion.class);

    private final Publications publications;

    /** Files that the disk has spoilt since; forgotten with the program, then found again. */
    private final Set<Path> spoilt = ConcurrentHashMap.newKeySet();

    private volatile Known last = new Known(null, Map.of());

    public EarlierVersion(Publications publications) {
        this.publications = publications;
    }

    public Optional<Path> find(PackageId id, ManifestFile file) throws IOException {
        Optional<Publication> publication = publications.find(id);
        if (publication.isEmpty()) {
            return Optional.empty();
        }
        Path folder = publications.folder(publication.get());
        String path = known(id, folder).paths().get(file.sha256());
        if (path == null) {
            return Optional.empty();
        }
        Path held = folder.resolve(path);
        return seemsWhole(held, file) ? Optional.of(held) : Optional.empty();
    }

    /** The file, after its bytes were read and found right; null if it is not there or no longer what it was. */
    public Path verified(PackageId id, ManifestFile file) throws IOException {
        Optional<Path> held = find(id, file);
        if (held.isPresent() && !Digests.sha256(held.get()).equals(file.sha256())) {
            distrust(held.get());
            return null;
        }
        return held.orElse(null);
    }

    /** Whether a published file is there with its size, and nobody found it damaged. */
    public boolean seemsWhole(Path held, ManifestFile file) throws IOException {
        return Files.isRegularFile(held) && Files.size(held) == file.size() && !spoilt.contains(held);
    }

    /** Somebody read a published file and found it damaged. */
    public void distrust(Path held) {
        LOG.error("{} changed on the platform's own disk; it has to be sent again", held);
        spoilt.add(held);
    }

    /** A manifest is asked about file after file; it is read once. */
    private Known known(PackageId id, Path folder) throws IOException {
        Known known = last;
        if (!folder.equals(known.folder())) {
            known = new Known(folder, files(id, folder));
            last = known;
        }
        return known;
    }

    /** Hash to path, of the files in a version's folder. */
    private record Known(Path folder, Map<String, String> paths) {}

    private static Map<String, String> files(PackageId id, Path folder) throws IOException {
        try {
            return Manifest.parse(Files.readAllBytes(folder.resolve(Manifest.NAME)), id).files().stream()
                    .collect(Collectors.toMap(ManifestFile::sha256, ManifestFile::path, (a, b) -> a));
        } catch (ProblemException e) {
            // A folder that somebody put there by hand; then all is sent.
            LOG.debug("The published {} has no manifest that can be read", id, e);
            return Map.of();
        }
    }
}
