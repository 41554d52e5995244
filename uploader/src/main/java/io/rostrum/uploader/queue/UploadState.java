package io.rostrum.uploader.queue;

import java.net.URI;
import java.util.Objects;

/**
 * What is known of a begun upload of one file.
 *
 * @param url where the destination keeps it
 * @param offset bytes the destination had when last asked; only a hint, the destination's own answer is the truth
 */
public record UploadState(URI url, long offset) {
    public UploadState {
        Objects.requireNonNull(url, "url");
        if (offset < 0) {
            throw new IllegalArgumentException("An upload offset is at least 0, not " + offset + ".");
        }
    }
}
