package io.rostrum.uploader.platform;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The published lectures. What is read once is remembered; a package never changes after publication. */
final class LectureStore {
    private static final Logger LOG = LoggerFactory.getLogger(LectureStore.class);
    private static final long LARGEST_JSON = 4 << 20;

    private final PlatformFolders folders;
    private final ZoneId zone;
    private final Map<String, Lecture> known = new ConcurrentHashMap<>();

    LectureStore(PlatformFolders folders, ZoneId zone) {
        this.folders = folders;
        this.zone = zone;
    }

    /** All lectures, the newest first. */
    List<Lecture> all() throws IOException {
        List<Lecture> lectures = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folders.packages())) {
            for (Path entry : entries) {
                find(entry.getFileName().toString()).ifPresent(lectures::add);
            }
        }
        lectures.sort(Comparator.comparing(Lecture::order).reversed().thenComparing(lecture -> lecture.id()
                .value()));
        return lectures;
    }

    Optional<Lecture> find(String name) throws IOException {
        if (!PackageId.isSafe(name)) {
            return Optional.empty();
        }
        PackageId id = new PackageId(name);
        Path directory = folders.published(id);
        if (!Files.isDirectory(directory)) {
            known.remove(name);
            return Optional.empty();
        }
        Lecture lecture = known.get(name);
        if (lecture == null) {
            lecture = Lecture.of(
                    id,
                    json(id, "metadata.json"),
                    Files.getLastModifiedTime(directory).toInstant(),
                    zone);
            known.put(name, lecture);
        }
        return Optional.of(lecture);
    }

    boolean has(PackageId id, String path) {
        return Files.isRegularFile(folders.published(id).resolve(path));
    }

    /** A JSON file of a package; an empty tree when it is missing or nobody can read it. */
    JsonNode json(PackageId id, String path) throws IOException {
        Path file = folders.published(id).resolve(path);
        if (!Files.isRegularFile(file) || Files.size(file) > LARGEST_JSON) {
            return Json.object();
        }
        try {
            return Json.read(Files.readAllBytes(file));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            LOG.warn("{} of {} is no JSON; the page goes without it", path, id);
            return Json.object();
        }
    }

    /** The package's downloads, best picture first. */
    List<Download> downloads(PackageId id) throws IOException {
        Path directory = folders.published(id).resolve("download");
        List<Download> downloads = new ArrayList<>();
        if (Files.isDirectory(directory)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.mp4")) {
                for (Path file : files) {
                    downloads.add(new Download("download/" + file.getFileName(), Files.size(file)));
                }
            }
        }
        downloads.sort(Comparator.comparingLong(Download::bytes).reversed());
        return downloads;
    }
}
