package io.rostrum.encoder.ffmpeg;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.EncoderException.Code;
import io.rostrum.encoder.media.EncodedSample;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;

/** Takes packets out of an encoder as samples. */
final class EncoderOutput implements AutoCloseable {
    private final AVCodecContext context;
    private final long nominalDuration;
    private final AVPacket packet = avcodec.av_packet_alloc();

    EncoderOutput(AVCodecContext context, long nominalDuration) {
        this.context = context;
        this.nominalDuration = nominalDuration;
    }

    /** The next sample, or null. Its duration is nominal: the writer knows the true one once the next sample is there. */
    EncodedSample receive() throws EncoderException {
        int code = avcodec.avcodec_receive_packet(context, packet);
        if (code >= 0 && packet.size() == 0) {
            // FLAC ends with a packet that holds only the final STREAMINFO; the first one is good enough.
            avcodec.av_packet_unref(packet);
            code = avcodec.avcodec_receive_packet(context, packet);
        }
        if (Av.isAgain(code) || Av.isEnd(code)) {
            return null;
        }
        Av.check(code, Code.CODEC, "The encoder stopped.");
        try {
            byte[] data = new byte[packet.size()];
            packet.data().get(data);
            long duration = packet.duration() > 0 ? packet.duration() : nominalDuration;
            boolean sync = (packet.flags() & avcodec.AV_PKT_FLAG_KEY) != 0;
            return new EncodedSample(data, packet.pts(), packet.dts(), duration, sync);
        } finally {
            avcodec.av_packet_unref(packet);
        }
    }

    @Override
    public void close() {
        avcodec.av_packet_free(packet);
    }
}
