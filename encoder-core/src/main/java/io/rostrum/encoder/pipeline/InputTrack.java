package io.rostrum.encoder.pipeline;

import io.rostrum.encoder.media.Flavor;
import java.nio.file.Path;
import java.util.Objects;

/**
 * One file to encode: a track of a recording, or any file FFmpeg reads.
 *
 * @param file a master, or a media file with picture, sound or both
 * @param flavor what its picture shows
 */
public record InputTrack(Path file, Flavor flavor) {
    public InputTrack {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(flavor, "flavor");
    }
}
