package io.rostrum.uploader.platform.intake;

import io.rostrum.uploader.platform.files.Digests;
import io.rostrum.uploader.platform.files.Durable;
import io.rostrum.uploader.platform.files.PackageId;
import io.rostrum.uploader.platform.files.PlatformFolders;
import io.rostrum.uploader.platform.http.Problem;
import io.rostrum.uploader.platform.http.ProblemException;
import io.rostrum.uploader.platform.versions.Arrival;
import io.rostrum.uploader.platform.versions.EarlierVersion;
import io.rostrum.uploader.platform.versions.Manifest;
import io.rostrum.uploader.platform.versions.ManifestFile;
import io.rostrum.uploader.platform.versions.Publication;
import io.rostrum.uploader.platform.versions.Publications;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns uploads, and what the version before already had, into a published package. The uploads stay what they are until
 * the package's record names the new version, by one rename; so a crash before it costs nothing but work, and a crash
 * after it leaves uploads that the next start sweeps away.
 */
final class Publisher {
    private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);

    private final PlatformFolders folders;
    private final Publications publications;
    private final UploadStore uploads;
    private final EarlierVersion earlier;
    private final Clock clock;

    Publisher(PlatformFolders folders, Publications publications, UploadStore uploads, Clock clock) {
        this.folders = folders;
        this.publications = publications;
        this.uploads = uploads;
        this.earlier = new EarlierVersion(publications);
        this.clock = clock;
    }

    /** The files of a manifest that are not here yet; whole and wrong ones are thrown away. The caller holds the lock. */
    List<ManifestFile> lacking(Manifest manifest) throws IOException {
        List<ManifestFile> lacking = new ArrayList<>();
        for (ManifestFile file : manifest.files()) {
            if (!arrived(manifest.id(), file)
                    && earlier.find(manifest.id(), file).isEmpty()) {
                lacking.add(file);
            }
        }
        return lacking;
    }

    /**
     * The paths of a published version that are no longer what the manifest says.
     *
     * @param readAll whether to read every byte; else presence and size are looked at
     */
    List<String> lost(Publication publication, Manifest manifest, boolean readAll) throws IOException {
        List<String> lost = new ArrayList<>();
        for (ManifestFile file : manifest.files()) {
            Path held = publications.folder(publication).resolve(file.path());
            boolean whole = earlier.seemsWhole(held, file);
            if (whole && readAll && !Digests.sha256(held).equals(file.sha256())) {
                earlier.distrust(held);
                whole = false;
            }
            if (!whole) {
                lost.add(file.path());
            }
        }
        return lost;
    }

    /**
     * Publishes what a manifest promises, in place of the version before. The caller holds the package's lock.
     *
     * @throws ProblemException 409 with the lists {@code missing} and {@code corrupt}, if not all is there
     */
    void publish(Arrival arrival) throws IOException, ProblemException {
        Manifest manifest = arrival.manifest();
        Map<ManifestFile, Path> sources = new LinkedHashMap<>();
        List<Upload> held = new ArrayList<>();
        try {
            collect(manifest, sources, held);
            assemble(arrival, sources);
            for (Upload upload : held) {
                uploads.delete(upload);
            }
        } finally {
            held.forEach(Upload::release);
        }
        LOG.info("Published {}: {} files, {} bytes", manifest.id(), sources.size(), manifest.totalSize());
    }

    /** Finds and verifies every file. Uploads among them are held until the caller releases them. */
    private void collect(Manifest manifest, Map<ManifestFile, Path> sources, List<Upload> held)
            throws IOException, ProblemException {
        List<String> missing = new ArrayList<>();
        List<String> corrupt = new ArrayList<>();
        for (ManifestFile file : manifest.files()) {
            Found found = verified(manifest.id(), file, held);
            if (found.source() != null) {
                sources.put(file, found.source());
            } else {
                (found.damaged() ? corrupt : missing).add(file.path());
            }
        }
        if (!missing.isEmpty() || !corrupt.isEmpty()) {
            throw new ProblemException(new Problem(
                    409,
                    "Not all is there",
                    missing.size() + " files are missing and " + corrupt.size()
                            + " arrived damaged. Upload them, then commit again.",
                    Map.of("missing", missing, "corrupt", corrupt)));
        }
    }

    private Found verified(PackageId id, ManifestFile file, List<Upload> held) throws IOException {
        boolean damaged = false;
        for (Upload upload : uploads.carrying(id, file)) {
            if (!upload.tryHold()) {
                continue;
            }
            boolean keep = false;
            try {
                if (upload.completeAs(file)) {
                    keep = upload.verify(file);
                    if (keep) {
                        held.add(upload);
                        if (upload.info().size() == UploadInfo.UNKNOWN) {
                            // Its bytes are about to be published: none may be added any more, also after a crash.
                            uploads.setLength(upload, file.size());
                        }
                        return new Found(upload.data(), false);
                    }
                    damaged = true;
                    uploads.delete(upload);
                }
            } finally {
                if (!keep) {
                    upload.release();
                }
            }
        }
        Path known = earlier.verified(id, file);
        return new Found(known, damaged);
    }

    private record Found(Path source, boolean damaged) {}

    private void assemble(Arrival arrival, Map<ManifestFile, Path> sources) throws IOException {
        PackageId id = arrival.manifest().id();
        int version = publications.lastVersion(id) + 1;
        Path staging = Files.createDirectory(folders.staging().resolve(id + "-" + UUID.randomUUID()));
        try {
            for (Map.Entry<ManifestFile, Path> source : sources.entrySet()) {
                Path target = staging.resolve(source.getKey().path());
                Files.createDirectories(target.getParent());
                linkOrCopy(source.getValue(), target);
            }
            Durable.write(staging.resolve(Manifest.NAME), arrival.bytes());
            Durable.forceDirectories(staging);
            Path folder = folders.published(id, version);
            // A folder that no record names was never published.
            Durable.delete(folder);
            Durable.rename(staging, folder);
            publications.publish(new Publication(
                    id,
                    version,
                    arrival.attempt(),
                    arrival.owner(),
                    arrival.manifest().totalSize(),
                    clock.instant()));
        } finally {
            Durable.delete(staging);
        }
    }

    private static void linkOrCopy(Path from, Path to) throws IOException {
        try {
            Files.createLink(to, from);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (IOException | UnsupportedOperationException e) {
            // Some file systems have no second names for a file; a copy costs time, nothing else.
            LOG.debug("No link from {} to {}", from, to, e);
            Files.copy(from, to, LinkOption.NOFOLLOW_LINKS);
        }
        Durable.forceFile(to);
    }

    private boolean arrived(PackageId id, ManifestFile file) throws IOException {
        boolean found = false;
        for (Upload upload : uploads.carrying(id, file)) {
            if (upload.verifiedAs(file)) {
                return true;
            }
            if (upload.tryHold()) {
                try {
                    if (upload.completeAs(file)) {
                        if (upload.verify(file)) {
                            found = true;
                        } else {
                            uploads.delete(upload);
                        }
                    }
                } finally {
                    upload.release();
                }
            }
        }
        return found;
    }
}
