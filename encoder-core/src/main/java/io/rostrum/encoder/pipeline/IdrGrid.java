package io.rostrum.encoder.pipeline;

import io.rostrum.encoder.ffmpeg.Frame;

/** Says which pictures must be IDR pictures; the same for every rung that sees the same pictures. */
final class IdrGrid {
    private final PictureMode mode;
    private long next;

    IdrGrid(PictureMode mode) {
        this.mode = mode;
    }

    /** Whether decoding must be able to start at this picture. Pictures are asked about in order, each once. */
    boolean isIdr(Frame frame) {
        if (mode.copyTop()) {
            return frame.isKey();
        }
        boolean idr = frame.pts() >= next;
        if (idr) {
            next = (frame.pts() / mode.gridTicks() + 1) * mode.gridTicks();
        }
        return idr;
    }
}
