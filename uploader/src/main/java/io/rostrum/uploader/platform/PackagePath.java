package io.rostrum.uploader.platform;

import java.nio.charset.StandardCharsets;

/** The rule for a file's path in a package: relative, with '/' between its parts, safe on every file system. */
final class PackagePath {
    private static final int LONGEST = 400;
    private static final int LONGEST_SEGMENT_BYTES = 200;
    private static final String UNSAFE = "\\<>:\"|?*%";

    private PackagePath() {}

    /** Tells what is wrong with a path, or answers null when it is safe. */
    static String fault(String path) {
        if (path.isEmpty() || path.length() > LONGEST) {
            return "is empty or longer than " + LONGEST + " characters";
        }
        boolean unsafe = path.codePoints()
                .anyMatch(c -> Character.isISOControl(c)
                        || Character.getType(c) == Character.FORMAT
                        || Character.getType(c) == Character.SURROGATE
                        || UNSAFE.indexOf(c) >= 0);
        if (unsafe) {
            return "has a control character or one of " + UNSAFE;
        }
        for (String segment : path.split("/", -1)) {
            if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
                return "has an empty, '.' or '..' part";
            }
            if (segment.endsWith(".") || segment.endsWith(" ")) {
                return "has a part that ends with a dot or a space";
            }
            if (segment.getBytes(StandardCharsets.UTF_8).length > LONGEST_SEGMENT_BYTES) {
                return "has a part longer than " + LONGEST_SEGMENT_BYTES + " bytes";
            }
        }
        return null;
    }
}
