package io.rostrum.capture.recording;

import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Names a recording for ever: a UUID of version 7 (RFC 9562, 5.7), so that ids sort by the time they were given.
 *
 * @param value in lower case, 36 characters
 */
public record RecordingId(String value) implements Comparable<RecordingId> {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    public RecordingId {
        if (!isId(value)) {
            throw new IllegalArgumentException("\"" + value + "\" is not the id of a recording. "
                    + "An id looks like 019ab3c4-5d6e-7f80-9123-456789abcdef.");
        }
    }

    static boolean isId(String text) {
        return text != null && FORM.matcher(text).matches();
    }

    /** When the id was given, as the machine's clock said then. */
    public Instant time() {
        return Instant.ofEpochMilli(UUID.fromString(value).getMostSignificantBits() >>> 16);
    }

    @Override
    public int compareTo(RecordingId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
