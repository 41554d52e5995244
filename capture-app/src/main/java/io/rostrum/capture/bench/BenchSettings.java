package io.rostrum.capture.bench;

import io.rostrum.encoder.pipeline.Segmentation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How to compare.
 *
 * @param media folder with real footage and {@code make.sh}; null if there is none: pictures are generated then
 * @param peer the peer's script, called with an input and an output folder; null for the same command built here
 * @param work empty folder for everything the comparison makes
 * @param length of the inputs, whole seconds
 * @param runs of each contender; medians are told
 * @param cases what to encode
 * @param segmentation of our packages; the peer's rungs are one file each
 */
public record BenchSettings(
        Path media, Path peer, Path work, Duration length, int runs, List<BenchCase> cases, Segmentation segmentation) {
    private static final Duration SHORTEST = Duration.ofSeconds(2);

    public BenchSettings {
        cases = List.copyOf(cases);
        if (length.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("Inputs of less than 2 seconds say nothing. Choose more seconds.");
        }
        if (runs < 1) {
            throw new IllegalArgumentException("Each contender must run at least once.");
        }
    }

    long seconds() {
        return length.toSeconds();
    }
}
