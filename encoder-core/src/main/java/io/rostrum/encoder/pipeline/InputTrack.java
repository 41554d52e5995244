package io.rostrum.encoder.pipeline;

import io.rostrum.encoder.master.Growth;
import io.rostrum.encoder.media.Flavor;
import java.nio.file.Path;
import java.util.Objects;

/**
 * One file to encode: a track of a recording, or any file FFmpeg reads.
 *
 * @param file a master, or a media file with picture, sound or both
 * @param flavor what its picture shows
 * @param growth whether a master is still written; {@link Growth#ENDED} for any other file
 */
public record InputTrack(Path file, Flavor flavor, Growth growth) {
    public InputTrack {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(flavor, "flavor");
        Objects.requireNonNull(growth, "growth");
    }

    /** A file that is complete. */
    public InputTrack(Path file, Flavor flavor) {
        this(file, flavor, Growth.ENDED);
    }

    boolean grows() {
        return growth != Growth.ENDED;
    }
}
