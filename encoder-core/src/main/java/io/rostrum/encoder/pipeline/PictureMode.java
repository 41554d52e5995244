package io.rostrum.encoder.pipeline;

import io.rostrum.encoder.ladder.Rendition;
import io.rostrum.encoder.media.Layout;
import io.rostrum.encoder.media.TrackFormat;
import java.time.Duration;
import java.util.List;

/**
 * How the programme's picture is treated, which its content decides.
 *
 * @param copyTop whether the top rung is the master's own pictures; then every picture keeps its own time, and the rungs
 *     below have their IDR pictures where the master has them
 * @param still whether the picture stands still most of the time: repeated pictures are then neither scaled nor encoded
 * @param grid the distance of IDR pictures where none are copied; a whole fraction of a segment
 */
record PictureMode(boolean copyTop, boolean still, Duration grid) {
    private static final Duration CAMERA_GRID = Duration.ofSeconds(2);
    private static final Duration SLIDES_GRID = Duration.ofSeconds(RenditionWriter.SEGMENT_SECONDS);
    private static final int B_FRAMES = 3;

    /**
     * Decides.
     *
     * @param renditions from the highest to the lowest; a copied one needs another below it
     */
    static PictureMode of(ProgrammePlan plan, List<Rendition> renditions) {
        return of(
                plan,
                renditions.size() > 1
                        && CopyCheck.mayCopy(plan, renditions.get(0).format()));
    }

    private static PictureMode of(ProgrammePlan plan, boolean copy) {
        return of(copy, plan.timeline().only() == Layout.SLIDES);
    }

    /** Treats the picture as was decided. */
    static PictureMode of(boolean copy, boolean slides) {
        return new PictureMode(copy, slides, slides ? SLIDES_GRID : CAMERA_GRID);
    }

    long gridTicks() {
        return grid.toMillis() * TrackFormat.VIDEO_TIMESCALE / 1000;
    }

    /**
     * Pictures that wait for a later one help where something moves. Where pictures come rarely, waiting for the next one would
     * spread decode times over seconds.
     */
    int bFrames() {
        return still ? 0 : B_FRAMES;
    }
}
