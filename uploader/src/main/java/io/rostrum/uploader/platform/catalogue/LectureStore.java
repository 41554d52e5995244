package io.rostrum.uploader.platform.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import io.rostrum.uploader.platform.files.PackageId;
import io.rostrum.uploader.platform.versions.Publication;
import io.rostrum.uploader.platform.versions.Publications;
import io.rostrum.uploader.platform.versions.Version;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The published lectures. What is read once is remembered; a version of a package never changes after publication. */
public final class LectureStore {
    private final Publications publications;
    private final ZoneId zone;
    private final Map<PackageId, Lecture> known = new ConcurrentHashMap<>();

    public LectureStore(Publications publications, ZoneId zone) {
        this.publications = publications;
        this.zone = zone;
    }

    public Optional<Lecture> find(String name) throws IOException {
        Optional<Publication> publication =
                PackageId.isSafe(name) ? publications.find(new PackageId(name)) : Optional.empty();
        return publication.isPresent() ? Optional.of(read(publication.get())) : Optional.empty();
    }

    /** Whether a person deleted the lecture of that name. */
    public boolean isDeleted(String name) {
        return PackageId.isSafe(name) && publications.isDeleted(new PackageId(name));
    }

    /** What the metadata say of a lecture that is on its way; as if it were the first version. */
    public Lecture arriving(PackageId id, long attempt, JsonNode metadata) {
        return Lecture.of(new Publication(id, 1, attempt, "", 0, Instant.now()), metadata, zone);
    }

    /** What the metadata of a published package says. */
    Lecture read(Publication publication) throws IOException {
        Lecture lecture = known.get(publication.id());
        if (lecture == null || !lecture.version().equals(Version.of(publication))) {
            lecture = Lecture.of(publication, files(publication).json("metadata.json"), zone);
            known.put(publication.id(), lecture);
        }
        return lecture;
    }

    public LectureFiles files(Publication publication) {
        return new LectureFiles(publications.folder(publication));
    }

    public LectureFiles files(Lecture lecture) {
        return files(publications.find(lecture.id()).orElse(lecture.publication()));
    }
}
