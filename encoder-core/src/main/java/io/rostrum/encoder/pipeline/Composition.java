package io.rostrum.encoder.pipeline;

import io.rostrum.encoder.ladder.Rendition;
import io.rostrum.encoder.media.Flavor;
import io.rostrum.encoder.media.Layout;
import io.rostrum.encoder.media.VideoFormat;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Decides the programme's shape: its canvas, its frame grid, and what is painted where in each rung. */
final class Composition {
    private static final int MAX_WIDTH = 1920;
    private static final int MAX_HEIGHT = 1080;
    private static final double MAX_FRAME_RATE = 30.5;

    private final Map<Flavor, VideoFormat> shapes = new EnumMap<>(Flavor.class);
    private final Set<Layout> layouts;
    private final FrameRate rate;
    private final VideoFormat canvas;

    /**
     * A composition.
     *
     * @param decided what an interrupted encoding has decided; null to decide now
     */
    Composition(ProgrammePlan plan, PackageMark.Decisions decided) {
        plan.pictures().forEach((flavor, strand) -> shapes.put(flavor, strand.displayed()));
        this.layouts = plan.timeline().layouts();
        this.rate = decided == null ? fastest(plan) : decided.rate();
        this.canvas = decided == null ? fitted() : decided.canvas();
    }

    /** The frame grid. */
    FrameRate rate() {
        return rate;
    }

    /** The programme's picture before the ladder. */
    VideoFormat canvas() {
        return canvas;
    }

    /** The fastest input's, so that the presenter moves smoothly beside slides that come rarely. */
    private static FrameRate fastest(ProgrammePlan plan) {
        double fastest = plan.pictures().values().stream()
                .mapToDouble(Strand::frameRate)
                .max()
                .orElseThrow();
        return FrameRate.nearest(fastest / Math.ceil(fastest / MAX_FRAME_RATE));
    }

    private VideoFormat fitted() {
        if (layouts.contains(Layout.SIDE_BY_SIDE)) {
            return new VideoFormat(MAX_WIDTH, MAX_HEIGHT, rate.perSecond());
        }
        VideoFormat main = shapes.containsKey(Flavor.SLIDES)
                ? shapes.get(Flavor.SLIDES)
                : shapes.values().iterator().next();
        double scale = Math.min(1, Math.min((double) MAX_WIDTH / main.width(), (double) MAX_HEIGHT / main.height()));
        return new VideoFormat(
                Piece.even(main.width() * scale, 2, MAX_WIDTH),
                Piece.even(main.height() * scale, 2, MAX_HEIGHT),
                rate.perSecond());
    }

    /** A painter for each rung, from the highest to the lowest. */
    List<RungPainter> painters(List<Rendition> renditions) {
        List<RungPainter> painters = new ArrayList<>();
        RungPainter above = null;
        for (Rendition rendition : renditions) {
            VideoFormat format = rendition.format();
            Function<Layout, List<Piece>> pieces = layout -> Arrangement.of(layout, canvas, shapes).stream()
                    .map(piece -> piece.scaled(canvas, format))
                    .toList();
            above = new RungPainter(format, above, pieces);
            painters.add(above);
        }
        return painters;
    }
}
