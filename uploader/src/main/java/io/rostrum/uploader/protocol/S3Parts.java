package io.rostrum.uploader.protocol;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * An upload in parts, as it is remembered: the store's id of it and the size of its parts, which must not change between
 * two nights. Limits as in the S3 user guide: parts of at least 5 MiB, at most 10,000 of them.
 */
record S3Parts(String uploadId, long partSize) {
    static final long SMALLEST = 5L << 20;
    private static final long LARGEST = 16L << 20;
    private static final int MOST = 10_000;
    private static final String SCHEME = "s3-parts";

    /** About as much as the link carries in half a minute, but never more parts than the store takes. */
    static long sizeFor(long fileSize, long measured) {
        long wanted = Math.max(SMALLEST, Math.min(LARGEST, measured));
        return Math.max(wanted, (fileSize + MOST - 1) / MOST);
    }

    static boolean isOne(URI uri) {
        return SCHEME.equals(uri.getScheme());
    }

    static S3Parts of(URI uri) {
        String text = uri.getRawSchemeSpecificPart();
        int colon = text.indexOf(':');
        return new S3Parts(
                URLDecoder.decode(text.substring(colon + 1), StandardCharsets.UTF_8),
                Long.parseLong(text.substring(0, colon)));
    }

    URI uri() {
        return URI.create(SCHEME + ":" + partSize + ":" + URLEncoder.encode(uploadId, StandardCharsets.UTF_8));
    }

    int count(long fileSize) {
        return (int) ((fileSize + partSize - 1) / partSize);
    }

    /** Parts count from 1. */
    S3Range range(Path file, long fileSize, int number) {
        long from = (number - 1) * partSize;
        return new S3Range(file, from, Math.min(partSize, fileSize - from));
    }
}
