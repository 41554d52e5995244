package io.rostrum.encoder.ffmpeg;

import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;

/** A coded packet as a demuxer gives it. Owns its bytes until {@link #close()} or the next read into it. */
public final class Packet implements AutoCloseable {
    private final AVPacket packet;

    public Packet() {
        Natives.load();
        packet = avcodec.av_packet_alloc();
    }

    AVPacket av() {
        return packet;
    }

    /** The stream it belongs to; see {@link StreamInfo#index()}. */
    public int streamIndex() {
        return packet.stream_index();
    }

    /** Whether decoding may start at this packet. */
    public boolean isKey() {
        return (packet.flags() & avcodec.AV_PKT_FLAG_KEY) != 0;
    }

    public int size() {
        return packet.size();
    }

    /** A packet of its own with the same bytes (counted reference, no copy), to hand to another thread. */
    public Packet retain() {
        Packet copy = new Packet();
        avcodec.av_packet_ref(copy.packet, packet);
        return copy;
    }

    void unref() {
        avcodec.av_packet_unref(packet);
    }

    @Override
    public void close() {
        avcodec.av_packet_free(packet);
    }
}
