package io.rostrum.encoder.hls;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stretch of a resource's bytes (RFC 8216bis, 4.4.4.2).
 *
 * @param length in bytes, at least 1
 * @param offset of the first byte
 */
public record ByteRange(long length, long offset) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,18})(?:@(\\d{1,18}))?");

    public ByteRange {
        if (length < 1 || offset < 0) {
            throw new IllegalArgumentException(
                    "A byte range needs at least one byte and an offset, not " + length + "@" + offset + ".");
        }
    }

    /** The offset of the first byte after the range. */
    public long end() {
        return offset + length;
    }

    /** The form {@code length@offset}, as playlists write it. */
    public String render() {
        return length + "@" + offset;
    }

    /**
     * Reads {@code length[@offset]}.
     *
     * @param implied the offset that holds when none is stated
     */
    static ByteRange parse(String text, long implied) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is no byte range of the form length@offset.");
        }
        long offset = form.group(2) == null ? implied : Long.parseLong(form.group(2));
        return new ByteRange(Long.parseLong(form.group(1)), offset);
    }
}
