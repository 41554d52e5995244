package io.rostrum.encoder.pipeline;

import io.rostrum.encoder.media.Flavor;
import io.rostrum.encoder.media.VideoFormat;

/**
 * Where a source stands in the programme's picture; all in pixels, all even.
 *
 * @param flavor of the source
 */
record Piece(Flavor flavor, int x, int y, int width, int height) {
    /** The same piece in a picture of another size. */
    Piece scaled(VideoFormat from, VideoFormat to) {
        double across = (double) to.width() / from.width();
        double down = (double) to.height() / from.height();
        return new Piece(
                flavor,
                even(x * across, 0, to.width()),
                even(y * down, 0, to.height()),
                even(width * across, 2, to.width()),
                even(height * down, 2, to.height()));
    }

    /** The largest piece of a cell that keeps a source's shape, in the cell's middle. */
    static Piece fitted(Flavor flavor, VideoFormat source, int x, int y, int width, int height) {
        double scale = Math.min((double) width / source.width(), (double) height / source.height());
        int w = even(source.width() * scale, 2, width);
        int h = even(source.height() * scale, 2, height);
        return new Piece(flavor, x + even((width - w) / 2.0, 0, width), y + even((height - h) / 2.0, 0, height), w, h);
    }

    boolean fills(VideoFormat canvas) {
        return width == canvas.width() && height == canvas.height();
    }

    static int even(double side, int atLeast, int atMost) {
        return Math.min(atMost & ~1, Math.max(atLeast, (int) Math.round(side / 2) * 2));
    }
}
