package io.rostrum.uploader.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The directories below {@code <data>/platform}. They are one file system, so that a rename between them is atomic. */
record PlatformFolders(Path root) {

    static PlatformFolders in(Path dataDir) {
        return new PlatformFolders(dataDir.toAbsolutePath().normalize().resolve("platform"));
    }

    /** Makes what is missing and throws half-made publications away. The caller holds the folder's lock. */
    void prepare() throws IOException {
        Files.createDirectories(manifests());
        Files.createDirectories(uploads());
        Files.createDirectories(packages());
        // Whatever is in staging was never published, and its bytes are still in the uploads.
        Durable.delete(staging());
        Files.createDirectories(staging());
    }

    Path token() {
        return root.resolve("token");
    }

    Path lock() {
        return root.resolve("lock");
    }

    /** One {@code <package id>.json} for each package that is on its way. */
    Path manifests() {
        return root.resolve("manifests");
    }

    /** {@code <upload id>.bin} with the bytes and {@code <upload id>.json} with what they are. */
    Path uploads() {
        return root.resolve("uploads");
    }

    /** Packages that are just being put together. */
    Path staging() {
        return root.resolve("staging");
    }

    /** What is published; only whole, verified packages ever get a name here. */
    Path packages() {
        return root.resolve("packages");
    }

    Path published(PackageId id) {
        return packages().resolve(id.value());
    }

    long freeBytes() throws IOException {
        return Files.getFileStore(root).getUsableSpace();
    }
}
