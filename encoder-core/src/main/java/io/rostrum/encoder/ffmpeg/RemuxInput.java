package io.rostrum.encoder.ffmpeg;

import io.rostrum.encoder.EncoderException;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.global.avutil;

/** A track, and the packet of it that comes next. One thread. */
interface RemuxInput extends AutoCloseable {
    /** Goes to the next packet; may wait for it. */
    void advance() throws EncoderException, InterruptedException;

    /** Whether there was no next packet. */
    boolean ended();

    Packet packet();

    /** What the track is. */
    AVStream stream();

    /** The whole second in which the packet is decoded. */
    default long decodeSecond() {
        return (long) Math.floor(packet().av().dts() * avutil.av_q2d(stream().time_base()));
    }

    @Override
    void close();
}
