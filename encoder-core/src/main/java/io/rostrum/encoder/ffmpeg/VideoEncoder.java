package io.rostrum.encoder.ffmpeg;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.EncoderException.Code;
import io.rostrum.encoder.media.EncodedSample;
import io.rostrum.encoder.media.TrackFormat;
import io.rostrum.encoder.media.VideoFormat;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * H.264 High, 8-bit 4:2:0, by x264. One thread.
 *
 * <p>IDR pictures stand exactly where the caller forces them: x264's own key frames are off, so that every rung and every
 * track can share one grid. With B-frames decoding starts before the first picture is shown: the first decode times are
 * negative.
 */
public final class VideoEncoder implements AutoCloseable {
    /** x264 takes this for "never by itself". */
    private static final int NO_KEYFRAMES_OF_ITS_OWN = Integer.MAX_VALUE >> 1;

    private final AVCodecContext context;
    private final TrackFormat format;
    private final EncoderOutput output;
    private boolean closed;

    private VideoEncoder(AVCodecContext context, TrackFormat format) {
        this.context = context;
        this.format = format;
        long nominal = Math.round(TrackFormat.VIDEO_TIMESCALE / format.video().frameRate());
        this.output = new EncoderOutput(context, nominal);
    }

    /**
     * Opens an encoder.
     *
     * @throws EncoderException CODEC if x264 refuses the settings
     */
    public static VideoEncoder open(VideoEncoderSettings settings) throws EncoderException {
        Natives.load();
        AVCodec codec = Av.notNull(avcodec.avcodec_find_encoder_by_name("libx264"), "x264");
        AVCodecContext context = Av.notNull(avcodec.avcodec_alloc_context3(codec), "an encoder");
        VideoFormat video = settings.format();
        context.width(video.width()).height(video.height()).pix_fmt(avutil.AV_PIX_FMT_YUV420P);
        context.time_base().num(1).den(TrackFormat.VIDEO_TIMESCALE);
        context.framerate().num((int) Math.round(video.frameRate() * 1000)).den(1000);
        context.sample_aspect_ratio().num(1).den(1);
        context.color_primaries(avutil.AVCOL_PRI_BT709);
        context.color_trc(avutil.AVCOL_TRC_BT709);
        context.colorspace(avutil.AVCOL_SPC_BT709);
        context.color_range(avutil.AVCOL_RANGE_MPEG);
        context.gop_size(NO_KEYFRAMES_OF_ITS_OWN);
        context.max_b_frames(settings.bFrames());
        context.thread_count(settings.threads());
        context.flags(context.flags() | avcodec.AV_CODEC_FLAG_GLOBAL_HEADER | avcodec.AV_CODEC_FLAG_CLOSED_GOP);
        if (settings.maxBitRate() > 0) {
            context.rc_max_rate(settings.maxBitRate()).rc_buffer_size((int) settings.bufferBits());
        }
        // Four length bytes before each NAL unit, as MP4 wants them: no start codes to rewrite.
        String more = "annexb=0:sync-lookahead=0" + (settings.options().isEmpty() ? "" : ":" + settings.options());
        AVDictionary options = Av.dictionary(java.util.Map.of(
                "preset",
                settings.preset(),
                "profile",
                "high",
                "crf",
                Double.toString(settings.crf()),
                "forced-idr",
                "1",
                "sc_threshold",
                "0",
                "rc-lookahead",
                Integer.toString(settings.lookahead()),
                "mb_info", // heed ChangedParts
                "1",
                "x264-params",
                more));
        int code = avcodec.avcodec_open2(context, codec, options);
        avutil.av_dict_free(options);
        if (code < 0) {
            avcodec.avcodec_free_context(context);
            throw Av.failure(code, Code.CODEC, "x264 refused to encode " + video + ".");
        }
        byte[] avcC = new byte[context.extradata_size()];
        context.extradata().get(avcC);
        return new VideoEncoder(context, TrackFormat.h264(video, avcC));
    }

    /** What a decoder must know; {@code avcC} included. */
    public TrackFormat format() {
        return format;
    }

    /**
     * Gives the encoder a yuv420p picture, which the caller still owns; null says that none will follow.
     *
     * @param idr whether decoding must be able to start at this picture
     */
    public void send(Frame frame, boolean idr) throws EncoderException {
        if (frame != null) {
            frame.av().pict_type(idr ? avutil.AV_PICTURE_TYPE_I : avutil.AV_PICTURE_TYPE_NONE);
        }
        Av.check(avcodec.avcodec_send_frame(context, frame == null ? null : frame.av()), Code.CODEC, "x264 stopped.");
    }

    /** The next coded picture, in decode order; null when the encoder wants more frames or has given its last. */
    public EncodedSample receive() throws EncoderException {
        return output.receive();
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            output.close();
            avcodec.avcodec_free_context(context);
        }
    }
}
