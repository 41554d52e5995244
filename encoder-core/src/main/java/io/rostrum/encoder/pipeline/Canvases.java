package io.rostrum.encoder.pipeline;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.ffmpeg.Frame;
import io.rostrum.encoder.media.Layout;
import java.util.ArrayList;
import java.util.List;

/**
 * Pictures to paint on, used again when the encoder has done with them: what stands still behind is copied into each but once. One
 * thread paints; the pictures that are handed out may be closed by any.
 */
final class Canvases implements AutoCloseable {
    /** More are in nobody's hands at once: what waits for an encoder, and what is kept for a poster and thumbnails. */
    private static final int MOST = 16;

    private final List<Canvas> canvases = new ArrayList<>();

    /**
     * @param frame what is painted on; ours
     * @param layout by which the pieces on it are arranged
     * @param back what stands behind them; a reference of our own, so that its bytes are nobody else's meanwhile
     */
    private record Canvas(Frame frame, Layout layout, Frame back) {
        boolean shows(Layout other, Frame behind) {
            return layout == other && back.hasPixelsOf(behind);
        }

        void close() {
            frame.close();
            back.close();
        }
    }

    /** A picture that shows what is behind and perhaps older pieces where the layout has them; it stays this object's. */
    Frame take(Layout layout, Frame back) throws EncoderException {
        Canvas free = null;
        for (Canvas canvas : canvases) {
            if (canvas.frame().isMine()) {
                if (canvas.shows(layout, back)) {
                    return canvas.frame();
                }
                free = canvas;
            }
        }
        Canvas next = new Canvas(free == null ? back.copy() : painted(free.frame(), back), layout, back.retain());
        if (free != null) {
            canvases.remove(free);
            free.back().close();
        } else if (canvases.size() == MOST) {
            canvases.remove(0).close();
        }
        canvases.add(next);
        return next.frame();
    }

    /** The same memory again: to ask the system for more takes longer than to fill it. */
    private static Frame painted(Frame canvas, Frame back) {
        canvas.paste(back, 0, 0);
        return canvas;
    }

    @Override
    public void close() {
        canvases.forEach(Canvas::close);
        canvases.clear();
    }
}
