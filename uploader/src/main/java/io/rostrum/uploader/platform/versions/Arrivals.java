package io.rostrum.uploader.platform.versions;

import io.rostrum.uploader.platform.files.Durable;
import io.rostrum.uploader.platform.files.PackageId;
import io.rostrum.uploader.platform.http.ProblemException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The packages that are on their way. */
public final class Arrivals {
    private static final Logger LOG = LoggerFactory.getLogger(Arrivals.class);
    private static final String SUFFIX = ".arrival";

    /** A manifest may list thousands of files, and each file that begins to arrive asks for it. */
    private static final int REMEMBERED = 8;

    private final Path directory;
    private final Map<PackageId, Arrival> known = new LinkedHashMap<>(REMEMBERED, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<PackageId, Arrival> eldest) {
            return size() > REMEMBERED;
        }
    };

    public Arrivals(Path directory) {
        this.directory = directory;
    }

    public synchronized void put(Arrival arrival) throws IOException {
        known.remove(arrival.manifest().id());
        Durable.write(file(arrival.manifest().id()), arrival.stored());
    }

    public synchronized Optional<Arrival> find(PackageId id) throws IOException, ProblemException {
        if (!Files.exists(file(id))) {
            known.remove(id);
        } else if (!known.containsKey(id)) {
            known.put(id, Arrival.parse(id, Files.readAllBytes(file(id))));
        }
        return Optional.ofNullable(known.get(id));
    }

    /** As {@link #find}; one that nobody can read any more counts as none: its manifest is sent again. */
    public Optional<Arrival> findReadable(PackageId id) throws IOException {
        try {
            return find(id);
        } catch (ProblemException e) {
            LOG.warn("The manifest of {} cannot be read any more", id, e);
            return Optional.empty();
        }
    }

    public synchronized void remove(PackageId id) throws IOException {
        known.remove(id);
        Files.deleteIfExists(file(id));
    }

    public List<PackageId> ids() throws IOException {
        List<PackageId> ids = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*" + SUFFIX)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                String id = name.substring(0, name.length() - SUFFIX.length());
                if (PackageId.isSafe(id)) {
                    ids.add(new PackageId(id));
                }
            }
        }
        return ids;
    }

    private Path file(PackageId id) {
        return directory.resolve(id.value() + SUFFIX);
    }
}
