package io.rostrum.uploader.protocol;

import io.rostrum.uploader.job.UploadException;
import io.rostrum.uploader.job.UploadSettings.Chunks;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.Part;

/**
 * An upload in parts, as it is remembered: the store's id of it and the size of its parts, which must not change between
 * two nights. Limits as in the S3 user guide: parts of at least 5 MiB, at most 10,000 of them.
 */
record S3Parts(String uploadId, long partSize) {
    static final long SMALLEST = 5L << 20;
    private static final long LARGEST = 16L << 20;
    private static final int MOST = 10_000;
    private static final String MD5 = "[0-9a-f]{32}";
    private static final String SCHEME = "s3-parts";

    /** About as much as the link carries in half a minute, but never more parts than the store takes. */
    static long sizeFor(long fileSize, long measured) {
        long wanted = Math.max(SMALLEST, Math.min(LARGEST, measured));
        return Math.max(wanted, (fileSize + MOST - 1) / MOST);
    }

    /** No part is smaller, so it is what is tried before a rate is known. */
    static Chunks first(Chunks chunks) {
        return new Chunks(
                Math.max(SMALLEST, chunks.first()), chunks.smallest(), chunks.largest(), chunks.floor(), chunks.aim());
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

    /**
     * An upload that the store lists and nobody here remembers.
     *
     * @return empty if it is not sure, by the hash of each part that it has, that it is one of this file
     */
    static Optional<S3Parts> of(String uploadId, List<Part> parts, Path file, long fileSize) throws UploadException {
        long size = parts.stream().mapToLong(Part::size).max().orElse(0);
        if (size < SMALLEST) {
            return Optional.empty();
        }
        S3Parts upload = new S3Parts(uploadId, size);
        for (Part part : parts) {
            if (part.partNumber() > upload.count(fileSize) || !tag(part).matches(MD5)) {
                return Optional.empty();
            }
            if (!upload.isOurs(part, upload.range(file, fileSize, part.partNumber()))) {
                return Optional.empty();
            }
        }
        return Optional.of(upload);
    }

    /** A tag of 32 digits is the part's MD5; stores that encrypt give others, which tell nothing. */
    boolean isOurs(Part part, S3Range range) throws UploadException {
        String tag = tag(part);
        return part.size() == range.length()
                && (!tag.matches(MD5) || tag.equals(HexFormat.of().formatHex(range.digest())));
    }

    private static String tag(Part part) {
        return part.eTag().replace("\"", "");
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
