package io.rostrum.capture.kiosk.client;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Takes the JPEG pictures out of a {@code multipart/x-mixed-replace} stream (RFC 2046 section 5.1). Each part must say its
 * length. Read by one thread.
 */
final class JpegStream {
    private static final int LONGEST_LINE = 1024;
    private static final int LARGEST_PICTURE = 8 << 20;

    private final InputStream in;

    JpegStream(InputStream in) {
        this.in = new BufferedInputStream(in, 1 << 16);
    }

    /**
     * Reads the next picture's bytes.
     *
     * @throws EOFException at the end of the stream
     */
    byte[] next() throws IOException {
        int length = -1;
        boolean boundary = false;
        while (true) {
            String line = line();
            if (line.startsWith("--")) {
                boundary = true;
            } else if (boundary && line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = length(line.substring("content-length:".length()).strip());
            } else if (boundary && line.isEmpty()) {
                return picture(length);
            }
        }
    }

    private static int length(String text) throws IOException {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IOException("The preview gives a length that is no number: " + text, e);
        }
    }

    private byte[] picture(int length) throws IOException {
        if (length <= 0 || length > LARGEST_PICTURE) {
            throw new IOException("The preview has a picture of " + length + " bytes.");
        }
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("The preview ended within a picture.");
        }
        return bytes;
    }

    private String line() throws IOException {
        byte[] bytes = new byte[LONGEST_LINE];
        int length = 0;
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("The preview ended.");
            }
            if (length == bytes.length) {
                throw new IOException("The preview is not a multipart stream.");
            }
            bytes[length++] = (byte) b;
        }
        if (length > 0 && bytes[length - 1] == '\r') {
            length--;
        }
        return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
    }
}
