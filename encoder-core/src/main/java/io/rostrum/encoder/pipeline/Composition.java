package io.rostrum.encoder.pipeline;

import io.rostrum.encoder.ladder.Rendition;
import io.rostrum.encoder.media.Flavor;
import io.rostrum.encoder.media.Layout;
import io.rostrum.encoder.media.VideoFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes the filter graph that makes the programme's picture and its renditions: inputs on one frame grid, arranged by the
 * layout, then scaled down from rung to rung.
 */
final class Composition {
    /** Whatever the source says of itself, the package is BT.709 in video range, as its encoders state. */
    private static final String COLOURS = ":out_color_matrix=bt709:out_range=tv";

    /** The programme's picture, between the two graphs. */
    static final String TOP = "top";

    private static final int MAX_WIDTH = 1920;
    private static final int MAX_HEIGHT = 1080;
    private static final double MAX_FRAME_RATE = 30.5;
    /** The presenter's width in the slides, and the margin around it, as parts of the programme's width. */
    private static final int INSET_PART = 4;

    private static final int MARGIN_PART = 48;

    private final Map<Flavor, ProgrammePlan.Source> pictures;
    private final Layout layout;
    private final FrameRate rate;
    private final VideoFormat canvas;

    /**
     * A composition.
     *
     * @param decided the frame grid that an interrupted encoding has; null to choose one
     */
    Composition(ProgrammePlan plan, FrameRate decided) {
        this.pictures = plan.pictures();
        this.layout = plan.layout();
        this.rate = decided == null ? fastest() : decided;
        this.canvas = fitted();
    }

    /** The frame grid. */
    FrameRate rate() {
        return rate;
    }

    /** The programme's picture before the ladder. */
    VideoFormat canvas() {
        return canvas;
    }

    private VideoFormat main() {
        Flavor flavor = pictures.containsKey(Flavor.SLIDES)
                ? Flavor.SLIDES
                : pictures.keySet().iterator().next();
        return pictures.get(flavor).stream().displayed();
    }

    /** The fastest input's, so that the presenter moves smoothly beside slides that come rarely. */
    private FrameRate fastest() {
        double fastest = pictures.values().stream()
                .mapToDouble(source -> source.stream().video().frameRate())
                .max()
                .orElseThrow();
        return FrameRate.nearest(fastest / Math.ceil(fastest / MAX_FRAME_RATE));
    }

    private VideoFormat fitted() {
        VideoFormat main = main();
        if (layout == Layout.SIDE_BY_SIDE) {
            return new VideoFormat(MAX_WIDTH, MAX_HEIGHT, rate.perSecond());
        }
        double scale = Math.min(1, Math.min((double) MAX_WIDTH / main.width(), (double) MAX_HEIGHT / main.height()));
        return new VideoFormat(even(main.width() * scale), even(main.height() * scale), rate.perSecond());
    }

    private static int even(double side) {
        return Math.max(2, (int) Math.round(side / 2) * 2);
    }

    /** The inputs' label in the graph. */
    static String label(Flavor flavor) {
        return flavor.id();
    }

    /** The graph that makes the programme's picture, in FFmpeg's syntax; its output is {@link #TOP}. */
    String arrangement(PictureMode mode) {
        if (mode.copyTop()) {
            // Every picture keeps its own time, as in the copied rung.
            return "[" + label(pictures.keySet().iterator().next()) + "]format=yuv420p[top]";
        }
        int width = canvas.width();
        int height = canvas.height();
        if (layout == Layout.SLIDES_WITH_INSET) {
            int inset = even((double) width / INSET_PART);
            int margin = even((double) width / MARGIN_PART);
            return grid(Flavor.SLIDES) + scale(width, height) + "[slides0];" + grid(Flavor.PRESENTER) + scale(inset, -2)
                    + "[inset];[slides0][inset]overlay=x=W-w-" + margin + ":y=H-h-" + margin + ":format=yuv420[top]";
        }
        if (layout == Layout.SIDE_BY_SIDE) {
            return grid(Flavor.SLIDES) + fit(width / 2, height) + "[left];" + grid(Flavor.PRESENTER)
                    + fit(width / 2, height) + "[right];[left][right]hstack[top]";
        }
        return grid(pictures.keySet().iterator().next()) + scale(width, height) + "[top]";
    }

    /**
     * Brings an input onto the programme's frame grid. A source that starts late shows its first picture from the start,
     * one that pauses shows its last: every segment of every rung exists.
     */
    private String grid(Flavor flavor) {
        return "[" + label(flavor) + "]" + Upright.filters(pictures.get(flavor).stream()) + "fps=" + rate.text()
                + ":start_time=0:round=near,";
    }

    private static String scale(int width, int height) {
        return "scale=" + width + ":" + height + ":flags=bicubic" + COLOURS + ",setsar=1,format=yuv420p";
    }

    private static String fit(int width, int height) {
        return "scale=" + width + ":" + height
                + ":force_original_aspect_ratio=decrease:force_divisible_by=2:flags=bicubic" + COLOURS + ",pad=" + width
                + ":" + height + ":(ow-iw)/2:(oh-ih)/2,setsar=1,format=yuv420p";
    }

    /**
     * The graph that scales the programme's picture; its input is {@link #TOP}, its outputs bear the renditions' names. A camera's
     * rungs are each scaled from the one above, which is cheaper; text stays sharper when each is scaled from the top.
     */
    static String ladder(List<Rendition> renditions, PictureMode mode) {
        StringBuilder graph = new StringBuilder();
        int count = renditions.size();
        if (mode.still()) {
            graph.append("[top]split=").append(count);
            renditions.forEach(
                    rendition -> graph.append("[to").append(rendition.name()).append(']'));
            renditions.forEach(rendition -> graph.append(";[to")
                    .append(rendition.name())
                    .append(']')
                    .append(scaleTo(rendition))
                    .append('[')
                    .append(rendition.name())
                    .append(']'));
            return graph.toString();
        }
        String above = TOP;
        for (int i = 0; i < count; i++) {
            String name = renditions.get(i).name();
            graph.append('[').append(above).append(']').append(scaleTo(renditions.get(i)));
            above = "below" + i;
            graph.append(i == count - 1 ? "[" + name + "]" : ",split=2[" + name + "][" + above + "];");
        }
        return graph.toString();
    }

    private static String scaleTo(Rendition rendition) {
        return String.format(
                Locale.ROOT,
                "scale=%d:%d:flags=bicubic",
                rendition.format().width(),
                rendition.format().height());
    }
}
