package io.rostrum.uploader.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The manifests of packages that are on their way. */
final class ManifestStore {
    private final Path directory;

    ManifestStore(Path directory) {
        this.directory = directory;
    }

    void put(PackageId id, byte[] json) throws IOException {
        Durable.write(file(id), json);
    }

    Optional<Manifest> find(PackageId id) throws IOException, ProblemException {
        return Files.exists(file(id)) ? Optional.of(Manifest.parse(bytes(id), id)) : Optional.empty();
    }

    byte[] bytes(PackageId id) throws IOException {
        return Files.readAllBytes(file(id));
    }

    void remove(PackageId id) throws IOException {
        Files.deleteIfExists(file(id));
    }

    private Path file(PackageId id) {
        return directory.resolve(id.value() + ".json");
    }
}
