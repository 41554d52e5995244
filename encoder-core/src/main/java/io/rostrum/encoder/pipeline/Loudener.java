package io.rostrum.encoder.pipeline;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.ffmpeg.Frame;

/** Gives sound its riding gain, or hands it on as it is where the gain was known from the start. One thread. */
final class Loudener implements AutoCloseable {
    private final boolean riding;
    private final RidingGain.Sink sink;
    private RidingGain gain;

    Loudener(boolean riding, RidingGain.Sink sink) {
        this.riding = riding;
        this.sink = sink;
    }

    /** Takes a block, which stays the caller's. */
    void write(Frame block) throws EncoderException, InterruptedException {
        if (!riding) {
            sink.take(block);
            return;
        }
        if (gain == null) {
            gain = RidingGain.of(block);
        }
        gain.push(block, sink);
    }

    /** Hands on what waits. */
    void end() throws EncoderException, InterruptedException {
        if (gain != null) {
            gain.end(sink);
        }
    }

    @Override
    public void close() {
        if (gain != null) {
            gain.close();
        }
    }
}
