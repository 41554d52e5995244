package io.rostrum.encoder.pipeline;

import io.rostrum.encoder.media.Flavor;
import io.rostrum.encoder.media.Layout;
import io.rostrum.encoder.media.VideoFormat;
import java.util.List;
import java.util.Map;

/** Says where each layout puts its sources. */
final class Arrangement {
    /**
     * The presenter's width in the slides, and the margin around it, as parts of the programme's width. With a picture of 1920x1080
     * all sides and places are multiples of twelve: even in 720p, 540p and 360p too, so that the inset stands at the very same
     * place in each rung. It hides 4% of the slide.
     */
    private static final int INSET_PART = 5;

    private static final int MARGIN_PART = 40;

    private Arrangement() {}

    /**
     * The pieces of a layout, from the back to the front.
     *
     * @param layout null for the one source there is
     * @param shapes of the sources, upright
     */
    static List<Piece> of(Layout layout, VideoFormat canvas, Map<Flavor, VideoFormat> shapes) {
        int width = canvas.width();
        int height = canvas.height();
        if (layout == Layout.SLIDES_WITH_INSET) {
            VideoFormat presenter = shapes.get(Flavor.PRESENTER);
            int inset = Piece.even((double) width / INSET_PART, 2, width);
            int margin = Piece.even((double) width / MARGIN_PART, 0, width);
            int tall = Piece.even((double) inset * presenter.height() / presenter.width(), 2, height - 2 * margin);
            return List.of(
                    whole(Flavor.SLIDES, canvas, shapes),
                    new Piece(Flavor.PRESENTER, width - inset - margin, height - tall - margin, inset, tall));
        }
        if (layout == Layout.SIDE_BY_SIDE) {
            int half = width / 4 * 2;
            return List.of(
                    Piece.fitted(Flavor.SLIDES, shapes.get(Flavor.SLIDES), 0, 0, half, height),
                    Piece.fitted(Flavor.PRESENTER, shapes.get(Flavor.PRESENTER), half, 0, half, height));
        }
        if (layout == null) {
            return List.of(whole(shapes.keySet().iterator().next(), canvas, shapes));
        }
        return List.of(whole(layout == Layout.SLIDES ? Flavor.SLIDES : Flavor.PRESENTER, canvas, shapes));
    }

    /** A source that has the canvas's shape but for a pixel or two fills it. */
    private static Piece whole(Flavor flavor, VideoFormat canvas, Map<Flavor, VideoFormat> shapes) {
        Piece fitted = Piece.fitted(flavor, shapes.get(flavor), 0, 0, canvas.width(), canvas.height());
        boolean close = canvas.width() - fitted.width() <= 2 && canvas.height() - fitted.height() <= 2;
        return close ? new Piece(flavor, 0, 0, canvas.width(), canvas.height()) : fitted;
    }
}
