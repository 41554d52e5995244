package io.rostrum.encoder.pipeline;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.ffmpeg.Decoder;

/** Where a decoder's packets come from. One thread. */
interface PacketSource extends AutoCloseable {
    /** A decoder that takes these packets; the caller closes it. */
    Decoder decoder() throws EncoderException;

    /**
     * Gives a decoder the next packet, or says that there is none. May wait for one that is still to come.
     *
     * @return false after the last
     */
    boolean feed(Decoder decoder) throws EncoderException, InterruptedException;

    @Override
    void close();
}
