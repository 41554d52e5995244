package io.rostrum.capture.bench;

import java.nio.file.Path;
import java.util.List;

/**
 * The pictures that a contender's rungs are compared with.
 *
 * @param inputs files, which the graph knows as {@code [1:v]}, {@code [2:v]}
 * @param graph FFmpeg filters that give {@code [source]}
 */
record Reference(List<Path> inputs, String graph) {
    /** Our place and size for the presenter in the slides (encoder.pipeline.Arrangement). */
    private static final String INSET = "[%d:v]" + Ssim.NORMAL + ",scale=out_range=tv,format=yuv420p[slides];"
            + "[%d:v]" + Ssim.NORMAL + ",scale=384:-2:flags=bicubic:out_range=tv,format=yuv420p[inset];"
            + "[slides][inset]overlay=x=W-w-48:y=H-h-48:format=yuv420[source]";

    /** Composes the first two inputs, slides and camera, into {@code [source]}. */
    static final String INSET_OF_TWO = String.format(INSET, 0, 1);

    static Reference file(Path file) {
        return new Reference(List.of(file), "[1:v]null[source]");
    }

    static Reference inset(Path slides, Path camera) {
        return new Reference(List.of(slides, camera), String.format(INSET, 1, 2));
    }
}
