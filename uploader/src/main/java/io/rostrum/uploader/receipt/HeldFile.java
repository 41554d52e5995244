package io.rostrum.uploader.receipt;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A file that a platform holds.
 *
 * @param path its path in the package
 * @param size its length in bytes
 * @param sha256 its SHA-256 in lower-case hexadecimal
 */
public record HeldFile(String path, long size, String sha256) {
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    public HeldFile {
        Objects.requireNonNull(path, "path");
        if (size < 0 || !SHA256.matcher(sha256).matches()) {
            throw new IllegalArgumentException("No file has this size or SHA-256: " + path);
        }
    }
}
