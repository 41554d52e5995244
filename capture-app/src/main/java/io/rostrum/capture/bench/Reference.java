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
    /** Our place and size for the presenter in the slides (encoder.pipeline.Composition). */
    private static final String INSET = "[1:v]" + Ssim.NORMAL + ",scale=out_range=tv,format=yuv420p[slides];"
            + "[2:v]" + Ssim.NORMAL + ",scale=480:-2:flags=bicubic:out_range=tv,format=yuv420p[inset];"
            + "[slides][inset]overlay=x=W-w-40:y=H-h-40:format=yuv420[source]";

    static Reference file(Path file) {
        return new Reference(List.of(file), "[1:v]null[source]");
    }

    static Reference inset(Path slides, Path camera) {
        return new Reference(List.of(slides, camera), INSET);
    }
}
