package io.rostrum.uploader.platform.catalogue;

import io.rostrum.uploader.platform.files.PackageId;
import io.rostrum.uploader.platform.versions.Publication;
import io.rostrum.uploader.platform.versions.Publications;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds published lectures. Looks before each question whether something was published since, so that nobody has to tell
 * it. Safe for many threads, which take turns; a question takes milliseconds.
 */
public final class Catalogue implements Closeable {
    private static final int PER_PAGE = 60;

    private final Publications publications;
    private final LectureStore lectures;
    private final CatalogueIndex index;
    private long seen = -1;

    Catalogue(Publications publications, LectureStore lectures, CatalogueIndex index) {
        this.publications = publications;
        this.lectures = lectures;
        this.index = index;
    }

    public static Catalogue open(Path file, Publications publications, LectureStore lectures) throws IOException {
        return new Catalogue(publications, lectures, CatalogueIndex.open(file));
    }

    public synchronized CataloguePage find(CatalogueQuery query) throws IOException {
        try {
            follow();
            int total = index.count(query);
            int pages = Math.max(1, (total + PER_PAGE - 1) / PER_PAGE);
            int page = Math.min(query.page(), pages);
            List<Lecture> found = new ArrayList<>();
            for (PackageId id : index.find(query, (page - 1) * PER_PAGE, PER_PAGE)) {
                Optional<Lecture> lecture = lectures.find(id.value());
                lecture.ifPresent(found::add);
            }
            return new CataloguePage(found, total, page, pages);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** The values of {@code course}, {@code lecturer} or {@code language} that lectures have. */
    public synchronized List<Facet> facets(String column) throws IOException {
        try {
            follow();
            return index.facets(column);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private void follow() throws SQLException, IOException {
        long now = publications.revision();
        if (now == seen) {
            return;
        }
        Map<PackageId, Integer> known = index.versions();
        List<Lecture> come = new ArrayList<>();
        Set<PackageId> gone = new HashSet<>(known.keySet());
        for (Publication publication : publications.all()) {
            gone.remove(publication.id());
            Integer version = known.get(publication.id());
            if (version == null || version != publication.version()) {
                come.add(lectures.read(publication));
            }
        }
        if (!come.isEmpty() || !gone.isEmpty()) {
            index.change(List.copyOf(gone), come);
        }
        seen = now;
    }

    @Override
    public synchronized void close() throws IOException {
        index.close();
    }

    private static IOException failed(SQLException e) {
        return new IOException("The catalogue's index cannot be read", e);
    }
}
