package io.rostrum.encoder.ffmpeg;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.EncoderException.Code;
import io.rostrum.encoder.media.EncodedSample;
import io.rostrum.encoder.media.MediaKind;
import io.rostrum.encoder.media.TrackFormat;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;

/** Turns packets or master samples into frames, in the order they are shown. One thread. */
public final class Decoder implements AutoCloseable {
    private final AVCodecContext context;
    private final AVRational packetTimeBase;
    private final AVRational frameTimeBase;
    private final AVPacket samplePacket = avcodec.av_packet_alloc();
    private long damaged;
    private long nextPts = avutil.AV_NOPTS_VALUE;
    private boolean closed;

    private Decoder(AVCodecContext context, AVRational packetTimeBase, AVRational frameTimeBase) {
        this.context = context;
        this.packetTimeBase = packetTimeBase;
        this.frameTimeBase = frameTimeBase;
    }

    /** A decoder for one stream of an open input. */
    public static Decoder of(Demuxer demuxer, StreamInfo stream) throws EncoderException {
        AVCodecContext context =
                allocate(stream.codecName(), demuxer.stream(stream).codecpar().codec_id());
        AVRational source = demuxer.stream(stream).time_base();
        AVRational timeBase = Av.rational(source.num(), source.den());
        int code = avcodec.avcodec_parameters_to_context(
                context, demuxer.stream(stream).codecpar());
        return open(context, code, stream.kind(), timeBase);
    }

    /** A decoder for a track of a master. */
    public static Decoder of(TrackFormat format) throws EncoderException {
        Natives.load();
        int id =
                switch (format.codec()) {
                    case H264 -> avcodec.AV_CODEC_ID_H264;
                    case AAC -> avcodec.AV_CODEC_ID_AAC;
                    case FLAC -> avcodec.AV_CODEC_ID_FLAC;
                };
        AVCodecContext context = allocate(format.codec().name(), id);
        byte[] config = format.codecConfig();
        BytePointer extradata =
                new BytePointer(avutil.av_mallocz(config.length + avcodec.AV_INPUT_BUFFER_PADDING_SIZE));
        extradata.put(config, 0, config.length);
        context.extradata(extradata).extradata_size(config.length);
        if (format.kind() == MediaKind.AUDIO) {
            context.sample_rate(format.audio().sampleRate());
            avutil.av_channel_layout_default(context.ch_layout(), format.audio().channels());
        }
        return open(context, 0, format.kind(), Av.rational(1, format.timescale()));
    }

    private static AVCodecContext allocate(String name, int id) throws EncoderException {
        AVCodec codec = avcodec.avcodec_find_decoder(id);
        if (codec == null || codec.isNull()) {
            throw new EncoderException(Code.BAD_INPUT, "There is no decoder for " + name + " here.");
        }
        return Av.notNull(avcodec.avcodec_alloc_context3(codec), "a decoder");
    }

    private static Decoder open(AVCodecContext context, int code, MediaKind kind, AVRational timeBase)
            throws EncoderException {
        context.pkt_timebase(timeBase);
        context.thread_count(kind == MediaKind.VIDEO ? 2 : 1);
        int opened = code < 0 ? code : avcodec.avcodec_open2(context, null, (AVDictionary) null);
        if (opened < 0) {
            avcodec.avcodec_free_context(context);
            throw Av.failure(opened, Code.BAD_INPUT, "The decoder does not accept this stream.");
        }
        AVRational frames =
                kind == MediaKind.VIDEO ? Av.VIDEO_TIME_BASE : Av.rational(1, Math.max(1, context.sample_rate()));
        return new Decoder(context, timeBase, frames);
    }

    /** Gives the decoder a packet; null says that none will follow. Damaged packets are counted, not thrown. */
    public void send(Packet packet) throws EncoderException {
        sendAv(packet == null ? null : packet.av());
    }

    /** Gives the decoder a sample of a master; null says that none will follow. */
    public void send(EncodedSample sample) throws EncoderException {
        if (sample == null) {
            sendAv(null);
            return;
        }
        Av.check(avcodec.av_new_packet(samplePacket, sample.size()), Code.IO, "Memory for a packet is missing.");
        samplePacket.data().put(sample.data(), 0, sample.size());
        samplePacket.pts(sample.pts()).dts(sample.dts()).duration(sample.duration());
        samplePacket.flags(sample.sync() ? avcodec.AV_PKT_FLAG_KEY : 0);
        try {
            sendAv(samplePacket);
        } finally {
            avcodec.av_packet_unref(samplePacket);
        }
    }

    private void sendAv(AVPacket packet) throws EncoderException {
        int code = avcodec.avcodec_send_packet(context, packet);
        if (Av.isAgain(code)) {
            throw new IllegalStateException("receive() until it gives null before the next send()");
        }
        if (code == avutil.AVERROR_INVALIDDATA()) {
            damaged++;
        } else if (!Av.isEnd(code)) {
            Av.check(code, Code.CODEC, "The decoder stopped.");
        }
    }

    /** How many packets were too damaged to decode. */
    public long damagedPackets() {
        return damaged;
    }

    /** The next frame, which the caller closes; null when the decoder wants more packets or has given its last. */
    public Frame receive() throws EncoderException {
        AVFrame frame = Av.notNull(avutil.av_frame_alloc(), "a frame");
        int code = avcodec.avcodec_receive_frame(context, frame);
        if (code < 0) {
            avutil.av_frame_free(frame);
            if (code == avutil.AVERROR_INVALIDDATA()) {
                damaged++;
                return receive();
            }
            if (Av.isAgain(code) || Av.isEnd(code)) {
                return null;
            }
            throw Av.failure(code, Code.CODEC, "The decoder stopped.");
        }
        stamp(frame);
        return new Frame(frame);
    }

    /** Times in our own ticks. A frame without a time follows the one before it. */
    private void stamp(AVFrame frame) {
        long best = frame.best_effort_timestamp();
        long pts;
        if (best != avutil.AV_NOPTS_VALUE) {
            pts = avutil.av_rescale_q(best, packetTimeBase, frameTimeBase);
        } else {
            pts = nextPts == avutil.AV_NOPTS_VALUE ? 0 : nextPts;
        }
        long duration = frame.nb_samples() > 0
                ? frame.nb_samples()
                : Math.max(1, avutil.av_rescale_q(frame.duration(), packetTimeBase, frameTimeBase));
        nextPts = pts + duration;
        frame.pts(pts).duration(duration);
        frame.time_base().num(frameTimeBase.num()).den(frameTimeBase.den());
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            avcodec.av_packet_free(samplePacket);
            avcodec.avcodec_free_context(context);
        }
    }
}
