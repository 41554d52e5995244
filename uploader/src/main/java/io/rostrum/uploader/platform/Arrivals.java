package io.rostrum.uploader.platform;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The packages that are on their way. */
final class Arrivals {
    private static final Logger LOG = LoggerFactory.getLogger(Arrivals.class);
    private static final String SUFFIX = ".arrival";

    private final Path directory;

    Arrivals(Path directory) {
        this.directory = directory;
    }

    void put(Arrival arrival) throws IOException {
        Durable.write(file(arrival.manifest().id()), arrival.stored());
    }

    Optional<Arrival> find(PackageId id) throws IOException, ProblemException {
        return Files.exists(file(id)) ? Optional.of(Arrival.parse(id, Files.readAllBytes(file(id)))) : Optional.empty();
    }

    /** As {@link #find}; one that nobody can read any more counts as none: its manifest is sent again. */
    Optional<Arrival> findReadable(PackageId id) throws IOException {
        try {
            return find(id);
        } catch (ProblemException e) {
            LOG.warn("The manifest of {} cannot be read any more", id, e);
            return Optional.empty();
        }
    }

    void remove(PackageId id) throws IOException {
        Files.deleteIfExists(file(id));
    }

    List<PackageId> ids() throws IOException {
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
