package io.rostrum.encoder.ffmpeg;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.EncoderException.Code;
import io.rostrum.encoder.media.EncodedSample;
import java.util.OptionalLong;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.SizeTPointer;

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

    /** Its decode time, else its presentation time, on the file's clock. */
    public OptionalLong micros() {
        long time = packet.dts() == avutil.AV_NOPTS_VALUE ? packet.pts() : packet.dts();
        return time == avutil.AV_NOPTS_VALUE
                ? OptionalLong.empty()
                : OptionalLong.of(avutil.av_rescale_q(time, packet.time_base(), Av.MICROSECONDS));
    }

    /** How long it lasts; 0 if nobody knows. */
    public long durationMicros() {
        return avutil.av_rescale_q(packet.duration(), packet.time_base(), Av.MICROSECONDS);
    }

    /** Moves its times. */
    public void shift(long micros) {
        long ticks = avutil.av_rescale_q(micros, Av.MICROSECONDS, packet.time_base());
        if (packet.pts() != avutil.AV_NOPTS_VALUE) {
            packet.pts(packet.pts() + ticks);
        }
        if (packet.dts() != avutil.AV_NOPTS_VALUE) {
            packet.dts(packet.dts() + ticks);
        }
    }

    /** Whether it is encrypted, and nothing here holds the key. */
    public boolean isEncrypted() {
        try (SizeTPointer size = new SizeTPointer(1)) {
            BytePointer info = avcodec.av_packet_get_side_data(packet, avcodec.AV_PKT_DATA_ENCRYPTION_INFO, size);
            return info != null && !info.isNull();
        }
    }

    public int size() {
        return packet.size();
    }

    /** A copy of its bytes. */
    public byte[] bytes() {
        byte[] bytes = new byte[packet.size()];
        packet.data().get(bytes);
        return bytes;
    }

    /** When it is shown, in 1/90000 s on the file's clock. */
    public OptionalLong pts() {
        return packet.pts() == avutil.AV_NOPTS_VALUE
                ? OptionalLong.empty()
                : OptionalLong.of(avutil.av_rescale_q(packet.pts(), packet.time_base(), Av.VIDEO_TIME_BASE));
    }

    /** A packet of its own with the same bytes (counted reference, no copy), to hand to another thread. */
    public Packet retain() {
        Packet copy = new Packet();
        avcodec.av_packet_ref(copy.packet, packet);
        return copy;
    }

    /**
     * Holds a sample's bytes and times from now on.
     *
     * @param timeBase of the sample's ticks
     */
    void fill(EncodedSample sample, AVRational timeBase) throws EncoderException {
        unref();
        Av.check(avcodec.av_new_packet(packet, sample.size()), Code.CODEC, "There is no memory for a packet.");
        packet.data().put(sample.data());
        packet.time_base(timeBase);
        packet.pts(sample.pts());
        packet.dts(sample.dts());
        packet.duration(sample.duration());
        packet.flags(sample.sync() ? avcodec.AV_PKT_FLAG_KEY : 0);
    }

    void unref() {
        avcodec.av_packet_unref(packet);
    }

    @Override
    public void close() {
        avcodec.av_packet_free(packet);
    }
}
