package io.rostrum.encoder.ffmpeg;

import io.rostrum.encoder.EncoderException;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.global.avutil;

/** A track, and the packet of it that comes next. One thread. */
abstract class RemuxInput implements AutoCloseable {
    private final Packet packet = new Packet();
    private boolean ended;

    /** Reads the next packet; may wait for it. Whether there was one. */
    abstract boolean read(Packet into) throws EncoderException, InterruptedException;

    /** What the track is. */
    abstract AVStream stream();

    final void advance() throws EncoderException, InterruptedException {
        ended = !read(packet);
    }

    final boolean ended() {
        return ended;
    }

    final Packet packet() {
        return packet;
    }

    /** The whole second in which the packet is decoded. */
    final long decodeSecond() {
        return (long) Math.floor(packet.av().dts() * avutil.av_q2d(stream().time_base()));
    }

    @Override
    public void close() {
        packet.close();
    }
}
