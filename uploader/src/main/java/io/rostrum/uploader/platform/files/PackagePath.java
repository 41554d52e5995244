package io.rostrum.uploader.platform.files;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** The rule for a file's path in a package: relative, with '/' between its parts, safe on every file system. */
public final class PackagePath {
    private static final int LONGEST = 400;
    private static final int LONGEST_SEGMENT_BYTES = 200;
    private static final Pattern DEVICE =
            Pattern.compile("(?i)(con|prn|aux|nul|conin\\$|conout\\$|com[0-9]|lpt[0-9])(\\..*)?");
    private static final String UNSAFE = "\\<>:\"|?*%";

    private PackagePath() {}

    /** A path as a disk sees it that tells neither case nor the ways to write one letter apart. */
    public static String folded(String path) {
        return Normalizer.normalize(path, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    /** Tells what is wrong with a path, or answers null when it is safe. */
    public static String fault(String path) {
        String plain = faultOf(path);
        // Some letters turn into dots or slashes on their way through other systems.
        return plain == null && !Normalizer.isNormalized(path, Normalizer.Form.NFKC)
                ? faultOf(Normalizer.normalize(path, Normalizer.Form.NFKC))
                : plain;
    }

    private static String faultOf(String path) {
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
            if (DEVICE.matcher(segment).matches()) {
                return "has a part that is the name of a device on Windows";
            }
            if (segment.getBytes(StandardCharsets.UTF_8).length > LONGEST_SEGMENT_BYTES) {
                return "has a part longer than " + LONGEST_SEGMENT_BYTES + " bytes";
            }
        }
        return null;
    }
}
