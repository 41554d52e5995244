package io.rostrum.encoder.packager;

import java.util.regex.Pattern;

/** The rule for paths within a package: they never lead out of it, on any system. */
final class PackagePath {
    private static final Pattern CONTROL_OR_RESERVED = Pattern.compile("[\\x00-\\x1f\\x7f\\\\:*?\"<>|]");

    private PackagePath() {}

    /**
     * Whether a path is relative, stays inside, uses forward slashes and can be a file name on every system.
     *
     * @param path relative to the package's directory
     */
    static boolean isSafe(String path) {
        if (path == null
                || path.isEmpty()
                || path.length() > 1024
                || CONTROL_OR_RESERVED.matcher(path).find()) {
            return false;
        }
        for (String name : path.split("/", -1)) {
            if (name.isEmpty() || name.equals(".") || name.equals("..") || !name.equals(name.strip())) {
                return false;
            }
        }
        return true;
    }
}
