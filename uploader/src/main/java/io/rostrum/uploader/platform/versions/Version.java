package io.rostrum.uploader.platform.versions;

import io.rostrum.uploader.platform.files.PackageId;

/**
 * One version of a published package, and where players find its files. Each version has addresses of its own, so that
 * whoever plays one never gets a byte of another, and caches may keep media for ever.
 *
 * @param id the package
 * @param number counts from 1
 */
public record Version(PackageId id, int number) {
    static final String PREFIX = "/versions/";

    public static Version of(Publication publication) {
        return new Version(publication.id(), publication.version());
    }

    public String address(String path) {
        return PREFIX + id + "/" + number + "/" + path;
    }
}
