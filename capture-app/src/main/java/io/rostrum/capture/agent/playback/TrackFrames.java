package io.rostrum.capture.agent.playback;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.ffmpeg.Decoder;
import io.rostrum.encoder.ffmpeg.Frame;
import io.rostrum.encoder.ffmpeg.Packet;
import io.rostrum.encoder.media.MediaKind;
import io.rostrum.encoder.media.TrackFormat;

/** The decoded pictures or sound of one input, in order of time. One thread. */
final class TrackFrames implements AutoCloseable {
    private final MediaInput input;
    private final Decoder decoder;
    private boolean ended;

    /** Takes the input over. */
    TrackFrames(MediaInput input) throws EncoderException {
        this.input = input;
        try {
            this.decoder = input.decoder();
        } catch (EncoderException | RuntimeException e) {
            input.close();
            throw e;
        }
    }

    /** The next one, which the caller closes; null at the end. */
    Frame next() throws EncoderException, InterruptedException {
        while (true) {
            Frame frame = decoder.receive();
            if (frame != null || ended) {
                return frame;
            }
            if (!input.feed(decoder)) {
                decoder.send((Packet) null);
                ended = true;
            }
        }
    }

    /** When a frame belongs, on the recording's clock. */
    long millis(Frame frame) {
        double rate = frame.kind() == MediaKind.VIDEO ? TrackFormat.VIDEO_TIMESCALE : frame.sampleRate();
        return Math.round((frame.pts() / rate - input.leadSeconds()) * 1000);
    }

    @Override
    public void close() {
        decoder.close();
        input.close();
    }
}
