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
        return isIdr(frame.pts(), frame.isKey());
    }

    /**
     * Whether decoding must be able to start at a picture.
     *
     * @param pts when it is shown
     * @param key whether that is so in the source
     */
    boolean isIdr(long pts, boolean key) {
        if (mode.copyTop()) {
            return key;
        }
        boolean idr = pts >= next;
        if (idr) {
            next = (pts / mode.gridTicks() + 1) * mode.gridTicks();
        }
        return idr;
    }
}
