package io.rostrum.capture.agent.playback;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.ffmpeg.Decoder;

/** A file of which one stream is decoded. One thread. */
interface MediaInput extends AutoCloseable {
    /** A decoder for the stream, which the caller closes. */
    Decoder decoder() throws EncoderException;

    /** Gives the decoder what comes next; false at the end. */
    boolean feed(Decoder decoder) throws EncoderException, InterruptedException;

    /** What the decoded times are ahead of the recording's clock by. */
    double leadSeconds();

    @Override
    void close();
}
