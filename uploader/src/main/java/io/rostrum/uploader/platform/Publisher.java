package io.rostrum.uploader.platform;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns uploads into a published package. The uploads stay what they are until the package has its name, by one rename;
 * so a crash before it costs nothing but work, and a crash after it leaves uploads that the next start sweeps away.
 */
final class Publisher {
    private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);

    private final PlatformFolders folders;
    private final ManifestStore manifests;
    private final UploadStore uploads;

    Publisher(PlatformFolders folders, ManifestStore manifests, UploadStore uploads) {
        this.folders = folders;
        this.manifests = manifests;
        this.uploads = uploads;
    }

    boolean published(PackageId id) {
        return Files.isDirectory(folders.published(id));
    }

    /** Publishes a package; one that is published already is left as it is. The caller holds the package's lock. */
    void publish(PackageId id) throws IOException, ProblemException {
        if (published(id)) {
            tidy(id);
            return;
        }
        Manifest manifest = manifests
                .find(id)
                .orElseThrow(() -> new ProblemException(
                        404, "Unknown package", "The platform has no manifest of this package. Send it first."));
        Map<ManifestFile, Upload> held = new LinkedHashMap<>();
        try {
            collect(manifest, held);
            assemble(manifest, held);
        } finally {
            held.values().forEach(Upload::release);
        }
        tidy(id);
        LOG.info("Published {}: {} files, {} bytes", id, manifest.files().size(), manifest.totalSize());
    }

    /** Finds and verifies an upload for every file; each found one is held until the caller releases it. */
    private void collect(Manifest manifest, Map<ManifestFile, Upload> held) throws IOException, ProblemException {
        List<String> missing = new ArrayList<>();
        List<String> corrupt = new ArrayList<>();
        for (ManifestFile file : manifest.files()) {
            boolean spoilt = false;
            for (Upload upload : uploads.carrying(manifest.id(), file)) {
                if (held.containsKey(file) || !upload.tryHold()) {
                    continue;
                }
                boolean keep = false;
                try {
                    if (upload.complete()) {
                        keep = upload.verify();
                        if (!keep) {
                            spoilt = true;
                            uploads.delete(upload);
                        }
                    }
                } finally {
                    if (!keep) {
                        upload.release();
                    }
                }
                if (keep) {
                    held.put(file, upload);
                }
            }
            if (!held.containsKey(file)) {
                (spoilt ? corrupt : missing).add(file.path());
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

    private void assemble(Manifest manifest, Map<ManifestFile, Upload> sources) throws IOException {
        PackageId id = manifest.id();
        Path staging = Files.createDirectory(folders.staging().resolve(id + "-" + UUID.randomUUID()));
        try {
            for (Map.Entry<ManifestFile, Upload> source : sources.entrySet()) {
                Path target = staging.resolve(source.getKey().path());
                Files.createDirectories(target.getParent());
                linkOrCopy(source.getValue().data(), target);
            }
            Durable.write(staging.resolve(Manifest.NAME), manifests.bytes(id));
            Durable.forceDirectories(staging);
            Durable.rename(staging, folders.published(id));
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
            Files.copy(from, to);
        }
        Durable.forceFile(to);
    }

    /** Removes what publication has made superfluous. */
    private void tidy(PackageId id) throws IOException {
        manifests.remove(id);
        for (Upload upload : uploads.of(id)) {
            drop(upload);
        }
    }

    void drop(Upload upload) throws IOException {
        if (upload.tryHold()) {
            try {
                uploads.delete(upload);
            } finally {
                upload.release();
            }
        }
    }

    /** Whether a whole and right copy of a file has arrived; a whole and wrong one is thrown away. */
    boolean has(PackageId id, ManifestFile file) throws IOException {
        Optional<Upload> known =
                uploads.carrying(id, file).stream().filter(Upload::verified).findFirst();
        if (known.isPresent()) {
            return true;
        }
        boolean found = false;
        for (Upload upload : uploads.carrying(id, file)) {
            if (upload.tryHold()) {
                try {
                    if (upload.complete()) {
                        if (upload.verify()) {
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
