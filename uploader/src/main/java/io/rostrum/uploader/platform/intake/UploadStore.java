package io.rostrum.uploader.platform.intake;

import io.rostrum.uploader.platform.files.Durable;
import io.rostrum.uploader.platform.files.PackageId;
import io.rostrum.uploader.platform.versions.ManifestFile;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All uploads that are on their way, found again after a restart. Safe for many threads. */
final class UploadStore {
    /** How long an unfinished upload is kept after its last byte: longer than a holiday. */
    static final Duration KEPT = Duration.ofDays(30);

    private static final Logger LOG = LoggerFactory.getLogger(UploadStore.class);
    private static final String INFO = ".json";
    private static final String DATA = ".bin";
    private static final int ID_BYTES = 16;
    /** Each look asks the disk for every upload. */
    private static final Duration BETWEEN_SWEEPS = Duration.ofMinutes(1);

    private final Path directory;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Upload> uploads = new ConcurrentHashMap<>();
    private final AtomicReference<Instant> swept = new AtomicReference<>(Instant.EPOCH);

    UploadStore(Path directory, Clock clock) throws IOException {
        this.directory = directory;
        this.clock = clock;
        load();
    }

    /**
     * Begins an upload.
     *
     * @param promised what its id will be added to
     */
    Upload create(UploadInfo promised) throws IOException {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        String id = HexFormat.of().formatHex(bytes);
        UploadInfo info = new UploadInfo(
                id, promised.packageId(), promised.owner(), promised.path(), promised.size(), promised.sha256());
        Upload upload = new Upload(info, Files.createFile(directory.resolve(id + DATA)));
        Durable.write(directory.resolve(id + INFO), info.json());
        uploads.put(id, upload);
        return upload;
    }

    /** Notes how long a growing file has become. The caller holds the upload. */
    void setLength(Upload upload, long length) throws IOException {
        UploadInfo better = upload.info().withSize(length);
        Durable.write(directory.resolve(better.id() + INFO), better.json());
        upload.become(better);
    }

    /** How many bytes an appliance has sent of files that no manifest promised yet. */
    long growingBytesOf(String owner) throws IOException {
        long bytes = 0;
        for (Upload upload : uploads.values()) {
            UploadInfo info = upload.info();
            if (info.owner().equals(owner) && info.sha256().isEmpty() && Files.exists(upload.data())) {
                bytes += upload.offset();
            }
        }
        return bytes;
    }

    Optional<Upload> find(String id) {
        return Optional.ofNullable(uploads.get(id));
    }

    /** Every upload for one file of a package, finished or not. */
    List<Upload> carrying(PackageId packageId, ManifestFile file) {
        return uploads.values().stream()
                .filter(u -> u.info().packageId().equals(packageId) && u.info().mayBe(file))
                .toList();
    }

    List<Upload> of(PackageId packageId) {
        return uploads.values().stream()
                .filter(u -> u.info().packageId().equals(packageId))
                .toList();
    }

    /** Forgets an upload and its bytes. The caller holds it. */
    void delete(Upload upload) throws IOException {
        String id = upload.info().id();
        uploads.remove(id);
        // The description first: bytes without one are swept away at the next start.
        Files.deleteIfExists(directory.resolve(id + INFO));
        Files.deleteIfExists(directory.resolve(id + DATA));
    }

    Instant expires(Upload upload) throws IOException {
        return upload.lastChange().plus(KEPT);
    }

    /** Deletes what nobody has touched for {@link #KEPT}; looks at most once a minute, however often it is called. */
    void sweep() throws IOException {
        Instant now = clock.instant();
        Instant before = swept.get();
        boolean soon = Duration.between(before, now).abs().compareTo(BETWEEN_SWEEPS) < 0;
        if (soon || !swept.compareAndSet(before, now)) {
            return;
        }
        for (Upload upload : List.copyOf(uploads.values())) {
            if (upload.tryHold()) {
                try {
                    if (Files.exists(upload.data()) && expires(upload).isBefore(now)) {
                        LOG.info("Upload {} was left alone for {} days and is gone", upload.info(), KEPT.toDays());
                        delete(upload);
                    }
                } finally {
                    upload.release();
                }
            }
        }
    }

    private void load() throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            entries.forEach(files::add);
        }
        for (Path file : files) {
            String name = file.getFileName().toString();
            if (name.endsWith(INFO) && !name.startsWith(".")) {
                load(file, name.substring(0, name.length() - INFO.length()));
            }
        }
        for (Path file : files) {
            String name = file.getFileName().toString();
            String id = name.substring(0, Math.max(0, name.lastIndexOf('.')));
            if (!uploads.containsKey(id)) {
                Files.deleteIfExists(file);
            }
        }
        sweep();
    }

    private void load(Path file, String id) {
        try {
            UploadInfo info = UploadInfo.parse(Files.readAllBytes(file));
            Path data = directory.resolve(id + DATA);
            if (info.id().equals(id) && Files.isRegularFile(data)) {
                uploads.put(id, new Upload(info, data));
            }
        } catch (IOException e) {
            LOG.warn("The upload {} cannot be read; it will be sent again", id, e);
        }
    }
}
