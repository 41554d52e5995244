package io.rostrum.uploader.platform.catalogue;

/**
 * A file with picture and sound to take along.
 *
 * @param path its path in the package
 * @param bytes its size
 */
public record Download(String path, long bytes) {
    /** The file's name without its extension, such as {@code 720p}. */
    public String label() {
        return path.substring(path.lastIndexOf('/') + 1, path.length() - ".mp4".length());
    }
}
