package io.rostrum.capture.kiosk.client;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Takes the JPEG pictures out of a {@code multipart/x-mixed-replace} stream. Read by one thread. */
final class JpegStream {
    private final PartReader parts;

    JpegStream(InputStream in) {
        this.parts = new PartReader(in);
    }

    /**
     * Reads the next picture's bytes.
     *
     * @throws EOFException at the end of the stream
     */
    byte[] next() throws IOException {
        PartReader.RawPart part = parts.next();
        if (part == null) {
            throw new EOFException("The preview ended.");
        }
        return part.body();
    }
}
