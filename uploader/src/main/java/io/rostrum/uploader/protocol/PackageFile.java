package io.rostrum.uploader.protocol;

import java.util.List;
import java.util.regex.Pattern;

/**
 * One file of a package, as its manifest lists it.
 *
 * @param path relative to the package, with forward slashes
 * @param size in bytes
 * @param sha256 64 lower-case hexadecimal digits
 */
public record PackageFile(String path, long size, String sha256) {
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern CONTROL_OR_FOREIGN = Pattern.compile("[\\x00-\\x1f\\x7f\\\\:]");

    public PackageFile {
        if (!isSafe(path)) {
            throw new IllegalArgumentException("its manifest lists the unsafe path \"" + path + "\"");
        }
        if (size < 0) {
            throw new IllegalArgumentException("its manifest gives " + path + " " + size + " bytes");
        }
        if (sha256 == null || !DIGEST.matcher(sha256).matches()) {
            throw new IllegalArgumentException("its manifest gives " + path + " no SHA-256 of 64 lower-case digits");
        }
    }

    /** A playlist that a player may be given, as {@code master.m3u8} or {@code audio.m3u8}: not one that only another names. */
    public boolean isEntry() {
        return path.endsWith(".m3u8") && path.indexOf('/') < 0;
    }

    /** A path that cannot leave the package, here or on any platform that receives it. */
    private static boolean isSafe(String path) {
        return path != null
                && !path.isEmpty()
                && path.length() <= 512
                && !CONTROL_OR_FOREIGN.matcher(path).find()
                && List.of(path.split("/", -1)).stream()
                        .noneMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."));
    }
}
