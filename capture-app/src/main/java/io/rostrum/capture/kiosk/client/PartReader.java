package io.rostrum.capture.kiosk.client;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Reads the parts of a multipart stream (RFC 2046 section 5.1). Each part must say its length. Read by one thread. */
final class PartReader {
    private static final int LONGEST_LINE = 1024;
    private static final int LARGEST_PART = 8 << 20;

    private final InputStream in;

    PartReader(InputStream in) {
        this.in = new BufferedInputStream(in, 1 << 16);
    }

    /**
     * A part as it came.
     *
     * @param headers by their names in small letters
     */
    record RawPart(Map<String, String> headers, byte[] body) {
        String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    /**
     * The next part; null after the boundary that closes the whole.
     *
     * @throws EOFException if the stream ends without it
     */
    RawPart next() throws IOException {
        Map<String, String> headers = new HashMap<>();
        boolean boundary = false;
        while (true) {
            String line = line();
            int colon = line.indexOf(':');
            if (line.startsWith("--")) {
                boundary = true;
                if (line.length() > 4 && line.endsWith("--")) {
                    return null;
                }
            } else if (boundary && colon > 0) {
                headers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            } else if (boundary && line.isEmpty()) {
                return new RawPart(headers, body(headers.getOrDefault("content-length", "-1")));
            }
        }
    }

    private byte[] body(String stated) throws IOException {
        int length;
        try {
            length = Integer.parseInt(stated);
        } catch (NumberFormatException e) {
            throw new IOException("The stream gives a length that is no number: " + stated, e);
        }
        if (length <= 0 || length > LARGEST_PART) {
            throw new IOException("The stream has a part of " + length + " bytes.");
        }
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("The stream ended within a part.");
        }
        return bytes;
    }

    private String line() throws IOException {
        byte[] bytes = new byte[LONGEST_LINE];
        int length = 0;
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("The stream ended.");
            }
            if (length == bytes.length) {
                throw new IOException("This is not a multipart stream.");
            }
            bytes[length++] = (byte) b;
        }
        if (length > 0 && bytes[length - 1] == '\r') {
            length--;
        }
        return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
    }
}
