package io.rostrum.encoder.ffmpeg;

import io.rostrum.encoder.media.VideoFormat;

/**
 * How x264 encodes one picture stream: constant quality under a cap.
 *
 * @param format the shape of the frames that will come; both sides even
 * @param preset x264's speed, for example {@code veryfast}
 * @param crf quality, lower is better
 * @param maxBitRate the cap in bit/s; 0 for none
 * @param bufferBits the decoder buffer the cap is measured over, in bit; 0 for none
 * @param bFrames pictures that wait for a later one; 0 keeps decode order and show order the same
 * @param lookahead frames x264 may hold back to plan ahead
 * @param threads of x264; 0 lets it choose
 * @param options what else is told to x264, in its own words, for example {@code subme=1:me=dia}; may be empty
 */
public record VideoEncoderSettings(
        VideoFormat format,
        String preset,
        double crf,
        long maxBitRate,
        long bufferBits,
        int bFrames,
        int lookahead,
        int threads,
        String options) {
    public VideoEncoderSettings {
        if (format.width() % 2 != 0 || format.height() % 2 != 0) {
            throw new IllegalArgumentException("4:2:0 pictures have even sides, not " + format + ".");
        }
        if (maxBitRate < 0 || bufferBits < 0 || (maxBitRate == 0) != (bufferBits == 0)) {
            throw new IllegalArgumentException("A cap needs a bit rate and a buffer, or neither.");
        }
    }

    /** Uncapped, for a master: nothing held back for long, no B-frames, so that a crash loses little. */
    public static VideoEncoderSettings master(VideoFormat format, double crf, int lookahead) {
        return new VideoEncoderSettings(format, "veryfast", crf, 0, 0, 0, lookahead, 0, "");
    }
}
