package io.rostrum.encoder.packager;

import java.util.regex.Pattern;

/**
 * One file of a media package, as the manifest lists it.
 *
 * @param path relative to the package, with forward slashes
 * @param size in bytes
 * @param sha256 64 lower-case hexadecimal digits
 */
public record PackageFile(String path, long size, String sha256) {
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    public PackageFile {
        if (!PackagePath.isSafe(path)) {
            throw new UnsafePathException(path);
        }
        if (size < 0) {
            throw new IllegalArgumentException("The file " + path + " cannot have " + size + " bytes.");
        }
        if (sha256 == null || !DIGEST.matcher(sha256).matches()) {
            throw new IllegalArgumentException("The file " + path + " needs a SHA-256 of 64 lower-case digits.");
        }
    }
}
