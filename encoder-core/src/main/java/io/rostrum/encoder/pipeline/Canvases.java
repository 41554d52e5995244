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
        canvases.removeIf(canvas -> {
            boolean old = canvas.frame().isMine() && !canvas.shows(layout, back);
            if (old) {
                canvas.close();
            }
            return old;
        });
        for (Canvas canvas : canvases) {
            if (canvas.frame().isMine()) {
                return canvas.frame();
            }
        }
        if (canvases.size() == MOST) {
            canvases.remove(0).close();
        }
        Canvas fresh = new Canvas(back.copy(), layout, back.retain());
        canvases.add(fresh);
        return fresh.frame();
    }

    @Override
    public void close() {
        canvases.forEach(Canvas::close);
        canvases.clear();
    }
}
