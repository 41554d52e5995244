package io.rostrum.encoder.pipeline;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.ladder.Rendition;
import io.rostrum.encoder.media.Flavor;
import io.rostrum.encoder.media.Layout;
import io.rostrum.encoder.media.TrackFormat;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * How the programme's picture is treated, which its content decides.
 *
 * @param copyTop whether the top rung is the master's own pictures; then every picture keeps its own time, and the rungs
 *     below have their IDR pictures where the master has them
 * @param still whether the picture stands still most of the time: repeated pictures are then neither scaled nor encoded
 * @param inset whether only a small part of the picture moves: a presenter in the slides
 * @param noisy whether the camera's noise is worth taking out, where the pictures are not copied
 * @param grid the distance of IDR pictures where none are copied; a whole fraction of a segment
 */
record PictureMode(boolean copyTop, boolean still, boolean inset, boolean noisy, Duration grid) {
    private static final Duration CAMERA_GRID = Duration.ofSeconds(2);
    private static final Duration SLIDES_GRID = Duration.ofSeconds(RenditionWriter.SEGMENT_SECONDS);
    private static final int B_FRAMES = 3;

    /**
     * Decides.
     *
     * @param renditions from the highest to the lowest; a copied one needs another below it
     * @param denoise whether noise may be taken out of a camera's pictures
     */
    static PictureMode of(ProgrammePlan plan, List<Rendition> renditions, boolean denoise)
            throws EncoderException, InterruptedException {
        boolean copy = renditions.size() > 1
                && CopyCheck.mayCopy(plan, renditions.get(0).format());
        boolean slides = plan.timeline().only() == Layout.SLIDES;
        boolean inset = !slides && mostlySlides(plan.timeline().layouts());
        // A small inset is scaled down, which takes its noise out already.
        Strand camera = slides || inset ? null : plan.pictures().get(Flavor.PRESENTER);
        boolean noisy = denoise && camera != null && PictureNoise.isHigh(camera, plan.originMicros());
        return of(copy, slides, inset, noisy);
    }

    /** As far as is known by now: a lecture that runs may still be arranged anew. */
    private static boolean mostlySlides(Set<Layout> layouts) {
        return !layouts.isEmpty()
                && EnumSet.of(Layout.SLIDES, Layout.SLIDES_WITH_INSET).containsAll(layouts);
    }

    /** Treats the picture as was decided. */
    static PictureMode of(boolean copy, boolean slides, boolean inset, boolean noisy) {
        return new PictureMode(copy, slides, inset, noisy, slides || inset ? SLIDES_GRID : CAMERA_GRID);
    }

    long gridTicks() {
        return grid.toMillis() * TrackFormat.VIDEO_TIMESCALE / 1000;
    }

    /**
     * Pictures that wait for a later one help where something moves. Where pictures come rarely, waiting for the next one would
     * spread decode times over seconds; where next to nothing moves, they cost time and save nothing.
     */
    int bFrames() {
        return still || inset ? 0 : B_FRAMES;
    }
}
