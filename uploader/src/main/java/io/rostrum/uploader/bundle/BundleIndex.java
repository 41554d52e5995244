package io.rostrum.uploader.bundle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.rostrum.uploader.protocol.PackageFile;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a bundle holds; the document that is signed.
 *
 * @param version 1
 * @param id of the recording
 * @param createdAt ISO 8601, UTC
 * @param files the package's files in upload order, the manifest last
 */
record BundleIndex(int version, String id, String createdAt, List<Entry> files) {
    static final String NAME = "bundle.json";
    static final String SIGNATURE = "bundle.sig";
    static final String KEY = "appliance.pub";
    static final String FILES = "files";

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,127}");
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    BundleIndex {
        if (version != 1) {
            throw new IllegalArgumentException("it is not of version 1");
        }
        if (id == null || !ID.matcher(id).matches()) {
            throw new IllegalArgumentException("it has the unusable id \"" + id + "\"");
        }
        if (files == null || files.isEmpty()) {
            throw new IllegalArgumentException("it lists no files");
        }
        files = List.copyOf(files);
        Set<String> paths = new HashSet<>();
        for (Entry entry : files) {
            if (!paths.add(entry.path())) {
                throw new IllegalArgumentException("it lists " + entry.path() + " twice");
            }
        }
    }

    /**
     * One file and the pieces it lies in; each piece has the file's name and, if there are several, a number.
     *
     * @param path in the package
     * @param size in bytes
     * @param sha256 of the whole file
     * @param pieces their sizes, in order
     */
    record Entry(String path, long size, String sha256, List<Long> pieces) {
        Entry {
            new PackageFile(path, size, sha256); // refuses paths that leave the bundle, and what is no hash
            Objects.requireNonNull(pieces, "pieces");
            pieces = List.copyOf(pieces);
            if (pieces.isEmpty()
                    || pieces.stream().anyMatch(piece -> piece < 0)
                    || pieces.stream().mapToLong(Long::longValue).sum() != size) {
                throw new IllegalArgumentException("the pieces of " + path + " do not add up");
            }
        }

        /** Where a piece lies in the bundle; numbers from 1. */
        String piece(int number) {
            return FILES + "/" + path + (pieces.size() == 1 ? "" : String.format(".%03d", number));
        }
    }

    byte[] json() {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Plain records can always be written.", e);
        }
    }

    /** @throws IllegalArgumentException with a few words if it makes no sense */
    static BundleIndex parse(byte[] json) {
        try {
            return Objects.requireNonNull(JSON.readValue(json, BundleIndex.class));
        } catch (IOException | NullPointerException e) {
            Throwable cause = e.getCause() instanceof IllegalArgumentException own ? own : e;
            String words =
                    String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
            throw new IllegalArgumentException(words, e);
        }
    }

    long bytes() {
        return files.stream().mapToLong(Entry::size).sum();
    }
}
