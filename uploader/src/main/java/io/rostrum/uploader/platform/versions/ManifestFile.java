package io.rostrum.uploader.platform.versions;

import io.rostrum.uploader.platform.files.PackagePath;

/**
 * One file a manifest promises.
 *
 * @param path its path in the package, see {@link PackagePath}
 * @param size its length in bytes
 * @param sha256 its SHA-256 in lower-case hexadecimal
 */
public record ManifestFile(String path, long size, String sha256) {}
