package io.rostrum.capture.device;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.media.AudioFormat;
import io.rostrum.encoder.media.VideoFormat;
import java.util.Optional;

/** Gives a painter's pictures in real time. A reader that is more than a second late misses pictures, as with a camera. */
final class TestPictures implements CaptureStream {
    private static final long PATIENCE_NANOS = 1_000_000_000L;

    private final PicturePainter painter;
    private final Pacer pacer = new Pacer();
    private final long interval;
    private long next;

    TestPictures(PicturePainter painter) {
        this.painter = painter;
        this.interval = Math.round(1e9 / painter.format().frameRate());
        this.next = sinceEpoch() / interval + 1;
    }

    private static long sinceEpoch() {
        return System.nanoTime() - SyncMark.epochNanos();
    }

    @Override
    public Optional<VideoFormat> video() {
        return Optional.of(painter.format());
    }

    @Override
    public Optional<AudioFormat> audio() {
        return Optional.empty();
    }

    @Override
    public CapturedFrame read() throws EncoderException {
        if (sinceEpoch() - next * interval > PATIENCE_NANOS) {
            next = sinceEpoch() / interval;
        }
        long due = next++ * interval;
        long moment = SyncMark.epochNanos() + due;
        return pacer.await(moment) ? new CapturedFrame(painter.paint(due), moment) : null;
    }

    @Override
    public void abort() {
        pacer.abort();
    }

    @Override
    public void close() {
        painter.close();
    }
}
