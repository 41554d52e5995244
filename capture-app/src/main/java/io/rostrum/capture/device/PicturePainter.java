package io.rostrum.capture.device;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.ffmpeg.Frame;
import io.rostrum.encoder.media.VideoFormat;

/** Paints what a test camera would see. One thread. */
interface PicturePainter extends AutoCloseable {
    VideoFormat format();

    /** The picture at a time since {@link SyncMark#epochNanos()}, in nanoseconds; the caller closes it. */
    Frame paint(long sinceEpoch) throws EncoderException;

    @Override
    void close();
}
