package io.rostrum.uploader.queue;

import java.util.Objects;

/**
 * Names one file on its way to one destination. The hash is part of it: a file with other bytes is another upload.
 *
 * @param destination base address
 * @param packageId of the recording
 * @param path inside the package
 * @param sha256 hexadecimal
 */
public record UploadKey(String destination, String packageId, String path, String sha256) {
    public UploadKey {
        Objects.requireNonNull(destination, "destination");
        Objects.requireNonNull(packageId, "packageId");
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(sha256, "sha256");
    }
}
