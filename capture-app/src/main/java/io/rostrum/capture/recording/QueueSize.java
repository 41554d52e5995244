package io.rostrum.capture.recording;

import io.rostrum.encoder.media.MediaKind;
import io.rostrum.encoder.media.VideoFormat;

/** How much may wait before a track's encoder: memory against patience. */
final class QueueSize {
    /** A decoded 1080p picture is 3 MB; one stream may so hold some 120 MB, and a crash loses what is held. */
    private static final long VIDEO_BYTES = 120_000_000;

    /** A crash also loses what waits here: with the encoder's pictures and the open fragment less than two seconds. */
    private static final double VIDEO_SECONDS = 0.5;

    private static final int LEAST_PICTURES = 2;
    /** Blocks are 10 to 100 ms: at least ten seconds of sound, at most 12 MB. */
    private static final int AUDIO_BLOCKS = 1_000;

    private QueueSize() {}

    static FrameQueue of(MediaKind kind, VideoFormat announced) {
        if (kind == MediaKind.AUDIO) {
            return new FrameQueue(AUDIO_BLOCKS, true);
        }
        long bytes = Math.max(1, announced.width() * (long) announced.height() * 3 / 2);
        double wanted = Math.min(61, announced.frameRate()) * VIDEO_SECONDS;
        return new FrameQueue((int) Math.max(LEAST_PICTURES, Math.min(wanted, VIDEO_BYTES / bytes)), false);
    }
}
