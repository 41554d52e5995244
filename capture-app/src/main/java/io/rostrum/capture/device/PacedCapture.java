package io.rostrum.capture.device;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.media.AudioFormat;
import io.rostrum.encoder.media.VideoFormat;
import java.util.Optional;

/** Gives the frames of a faster stream at the times they carry. */
final class PacedCapture implements CaptureStream {
    private final CaptureStream stream;
    private final Pacer pacer = new Pacer();

    PacedCapture(CaptureStream stream) {
        this.stream = stream;
    }

    @Override
    public Optional<VideoFormat> video() {
        return stream.video();
    }

    @Override
    public Optional<AudioFormat> audio() {
        return stream.audio();
    }

    @Override
    public CapturedFrame read() throws EncoderException {
        CapturedFrame frame = stream.read();
        if (frame != null && !pacer.await(frame.nanos())) {
            frame.close();
            return null;
        }
        return frame;
    }

    @Override
    public void abort() {
        pacer.abort();
        stream.abort();
    }

    @Override
    public void close() {
        stream.close();
    }
}
