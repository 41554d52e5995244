package io.rostrum.uploader.platform.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The directories below {@code <data>/platform}. They are one file system, so that a rename between them is atomic. */
public record PlatformFolders(Path root) {

    public static PlatformFolders in(Path dataDir) {
        return new PlatformFolders(dataDir.toAbsolutePath().normalize().resolve("platform"));
    }

    /** Makes what is missing and throws half-made publications away. The caller holds the folder's lock. */
    public void prepare() throws IOException {
        Files.createDirectories(manifests());
        Files.createDirectories(uploads());
        Files.createDirectories(packages());
        Files.createDirectories(publications());
        // Whatever is in staging was never published, and its bytes are still in the uploads.
        Durable.delete(staging());
        Files.createDirectories(staging());
    }

    public Path token() {
        return root.resolve("token");
    }

    /** Where the platform said that it listens. */
    public Path address() {
        return root.resolve("address");
    }

    public Path lock() {
        return root.resolve("lock");
    }

    /** One {@code <package id>.arrival} for each package that is on its way. */
    public Path manifests() {
        return root.resolve("manifests");
    }

    /** {@code <upload id>.bin} with the bytes and {@code <upload id>.json} with what they are. */
    public Path uploads() {
        return root.resolve("uploads");
    }

    /** Packages that are just being put together. */
    public Path staging() {
        return root.resolve("staging");
    }

    /** What is published; only whole, verified packages ever get a name here. */
    public Path packages() {
        return root.resolve("packages");
    }

    /** One {@code <package id>.json} for each published package, which says which version of it students see. */
    public Path publications() {
        return root.resolve("publications");
    }

    /** Where a version of a package is, or will be: {@code <id>}, later ones {@code <id>@2}, {@code <id>@3} and so on. */
    public Path published(PackageId id, int version) {
        return packages().resolve(version == 1 ? id.value() : id.value() + "@" + version);
    }

    /** Lectures that a person deleted. */
    public Path trash() {
        return root.resolve("trash");
    }

    /** The secret key that signs receipts. */
    public Path receiptKey() {
        return root.resolve("receipt-key");
    }

    /** The appliances' tokens, hashed. */
    public Path tokens() {
        return root.resolve("tokens.json");
    }

    /** The catalogue's index; made anew from the packages when it is lost. */
    public Path catalogue() {
        return root.resolve("catalogue.db");
    }

    public long freeBytes() throws IOException {
        return Files.getFileStore(root).getUsableSpace();
    }
}
