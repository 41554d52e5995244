package io.rostrum.uploader.platform.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One range of a file's bytes (RFC 9110, section 14).
 *
 * @param first the first byte
 * @param last the last byte, inclusive; before {@code first} when the file has none of the wanted bytes
 */
record ByteRange(long first, long last) {
    private static final Pattern SINGLE = Pattern.compile("(?i)bytes=\\s*([0-9]{0,18})-([0-9]{0,18})\\s*");

    /**
     * Reads a Range header for a file of {@code size} bytes. Null means: send the whole file, as for no header, a list of
     * ranges or a header nobody can read.
     */
    static ByteRange parse(String header, long size) {
        Matcher matcher = SINGLE.matcher(header == null ? "" : header);
        if (!matcher.matches()) {
            return null;
        }
        String from = matcher.group(1);
        String to = matcher.group(2);
        if (from.isEmpty()) {
            return to.isEmpty() ? null : new ByteRange(Math.max(0, size - Long.parseLong(to)), size - 1);
        }
        long first = Long.parseLong(from);
        long last = to.isEmpty() ? size - 1 : Long.parseLong(to);
        if (last < first && !to.isEmpty()) {
            return null;
        }
        return first >= size ? new ByteRange(size, size - 1) : new ByteRange(first, Math.min(last, size - 1));
    }

    boolean satisfiable() {
        return first <= last;
    }

    long length() {
        return last - first + 1;
    }

    String contentRange(long size) {
        return satisfiable() ? "bytes " + first + "-" + last + "/" + size : "bytes */" + size;
    }
}
