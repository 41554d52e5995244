package io.rostrum.uploader.platform.versions;

import io.rostrum.uploader.platform.files.Durable;
import io.rostrum.uploader.platform.files.PackageId;
import io.rostrum.uploader.platform.files.PlatformFolders;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which packages are published, in which version. What a person takes from the disk, or brings back, is noticed. A replaced version stays for a day, so that whoever is watching it can
 * go on. Safe for many threads; the package's lock is held while one package changes.
 */
public final class Publications {
    /** How long a replaced version can still be played: longer than any lecture. */
    static final Duration KEPT = Duration.ofHours(24);

    private static final Logger LOG = LoggerFactory.getLogger(Publications.class);
    private static final Pattern VERSION = Pattern.compile("([^@]+)(?:@([0-9]{1,9}))?");

    private final PlatformFolders folders;
    private final Clock clock;
    private final Map<PackageId, Publication> current = new ConcurrentHashMap<>();
    private final AtomicLong revision = new AtomicLong();
    private final LectureTrash trash;
    private String seen = "";

    private Publications(PlatformFolders folders, Clock clock) {
        this.folders = folders;
        this.clock = clock;
        this.trash = LectureTrash.in(folders);
    }

    /**
     * Finds what is published. A version that no record names was never published and goes; a package without any record,
     * which came with an older program or a restored backup, is taken as it is.
     */
    public static Publications open(PlatformFolders folders, Arrivals arrivals, Clock clock) throws IOException {
        Publications publications = new Publications(folders, clock);
        for (Map.Entry<PackageId, SortedMap<Integer, Path>> entry :
                publications.versions().entrySet()) {
            publications.load(entry.getKey(), entry.getValue(), arrivals);
        }
        publications.sweep();
        return publications;
    }

    public Optional<Publication> find(PackageId id) {
        look();
        return Optional.ofNullable(current.get(id));
    }

    /** Whether a person deleted it. */
    public boolean isDeleted(PackageId id) {
        return find(id).isEmpty() && trash.has(id);
    }

    /** The highest version that ever was, so that no address gets other bytes; 0 if there was none. */
    public int lastVersion(PackageId id) throws IOException {
        int now = find(id).map(Publication::version).orElse(0);
        Publication known = now == 0 ? read(id) : null;
        return Math.max(Math.max(now, known == null ? 0 : known.version()), trash.lastVersion(id));
    }

    /** Looks, if folders came or went, whether they are those of lectures. */
    private synchronized void look() {
        try {
            String now = Files.getLastModifiedTime(folders.packages()) + " "
                    + Files.getLastModifiedTime(folders.publications());
            if (now.equals(seen)) {
                return;
            }
            seen = now;
            for (Publication publication : current.values()) {
                if (!Files.isDirectory(folder(publication)) && current.remove(publication.id(), publication)) {
                    LOG.info("{} was taken from the disk", publication.id());
                    revision.incrementAndGet();
                }
            }
            for (Map.Entry<PackageId, SortedMap<Integer, Path>> entry :
                    versions().entrySet()) {
                Publication back = current.containsKey(entry.getKey()) ? null : read(entry.getKey());
                if (back != null
                        && entry.getValue().containsKey(back.version())
                        && current.putIfAbsent(back.id(), back) == null) {
                    revision.incrementAndGet();
                }
            }
        } catch (IOException e) {
            LOG.warn("The published lectures in {} cannot be looked through; those known stay", folders.packages(), e);
        }
    }

    public List<Publication> all() {
        look();
        return List.copyOf(current.values());
    }

    /** How much an appliance's lectures take. */
    public long bytesOf(String owner) {
        return current.values().stream()
                .filter(publication -> publication.owner().equals(owner))
                .mapToLong(Publication::bytes)
                .sum();
    }

    /** The folder of the version students see. */
    public Path folder(Publication publication) {
        return folders.published(publication.id(), publication.version());
    }

    /** From now on this version is the published one; its folder is complete and on disk. */
    public void publish(Publication publication) throws IOException {
        Durable.write(record(publication.id()), publication.json());
        current.put(publication.id(), publication);
        revision.incrementAndGet();
    }

    /** Counts up with each publication. */
    public long revision() {
        look();
        return revision.get();
    }

    /** Removes versions that were replaced longer than {@link #KEPT} ago. */
    public void sweep() throws IOException {
        Instant limit = clock.instant().minus(KEPT);
        for (Map.Entry<PackageId, SortedMap<Integer, Path>> entry : versions().entrySet()) {
            Publication publication = current.get(entry.getKey());
            if (publication != null && publication.at().isBefore(limit)) {
                for (Path old : entry.getValue().headMap(publication.version()).values()) {
                    LOG.info("Replaced version {} is gone", old.getFileName());
                    Durable.delete(old);
                }
            }
        }
    }

    private void load(PackageId id, SortedMap<Integer, Path> versions, Arrivals arrivals) throws IOException {
        Publication publication = read(id);
        if (publication == null || !versions.containsKey(publication.version())) {
            int newest = versions.lastKey();
            publication = found(id, newest, versions.get(newest), arrivals);
            Durable.write(record(id), publication.json());
            LOG.info("{} had no record; its version {} is published", id, newest);
        }
        for (Path unpublished : versions.tailMap(publication.version() + 1).values()) {
            Durable.delete(unpublished);
        }
        current.put(id, publication);
    }

    /** A version without a record. If it is what just arrived, the program died in the moment between the two. */
    private static Publication found(PackageId id, int version, Path folder, Arrivals arrivals) throws IOException {
        Instant at = Files.getLastModifiedTime(folder).toInstant();
        Optional<Arrival> arrival = arrivals.findReadable(id);
        Path manifest = folder.resolve(Manifest.NAME);
        boolean arrived = arrival.isPresent()
                && Files.isRegularFile(manifest)
                && Arrays.equals(Files.readAllBytes(manifest), arrival.get().bytes());
        return new Publication(
                id,
                version,
                arrived ? arrival.get().attempt() : 0,
                arrived ? arrival.get().owner() : "",
                bytesIn(folder),
                at);
    }

    private static long bytesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    private Publication read(PackageId id) throws IOException {
        if (!Files.exists(record(id))) {
            return null;
        }
        try {
            return Publication.parse(id, Files.readAllBytes(record(id)));
        } catch (IOException e) {
            LOG.warn("The record of {} cannot be read; its newest version is taken", id, e);
            return null;
        }
    }

    private Map<PackageId, SortedMap<Integer, Path>> versions() throws IOException {
        Map<PackageId, SortedMap<Integer, Path>> all = new HashMap<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folders.packages(), Files::isDirectory)) {
            for (Path entry : entries) {
                Matcher name = VERSION.matcher(entry.getFileName().toString());
                if (name.matches() && PackageId.isSafe(name.group(1)) && !Files.isSymbolicLink(entry)) {
                    int version = name.group(2) == null ? 1 : Integer.parseInt(name.group(2));
                    all.computeIfAbsent(new PackageId(name.group(1)), id -> new TreeMap<>())
                            .put(version, entry);
                }
            }
        }
        return all;
    }

    private Path record(PackageId id) {
        return folders.publications().resolve(id.value() + ".json");
    }
}
