package io.rostrum.capture.bench;

import java.nio.file.Path;

/**
 * What an upload comparison does.
 *
 * @param work a folder for inputs, servers and outputs
 * @param s3proxy the jar of the S3-compatible store S3Proxy; null if there is none
 * @param fastBytes of the package on the bare loopback
 * @param slowBytes of the package on the slow link
 * @param runs of each contender; medians count
 */
public record UploadBenchSettings(Path work, Path s3proxy, long fastBytes, long slowBytes, int runs) {
    /** The slow link: 4 Mbit/s. */
    static final long SLOW_BYTES_PER_SECOND = 500_000;

    static final int SLOW_ROUND_TRIP_MILLIS = 300;

    public UploadBenchSettings {
        if (runs < 1 || fastBytes < 1_000_000 || slowBytes < 1_000_000) {
            throw new IllegalArgumentException("A comparison needs at least one run and packages of at least 1 MB.");
        }
    }
}
