package io.rostrum.encoder.ffmpeg;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.EncoderException.Code;
import io.rostrum.encoder.media.MediaKind;
import java.util.List;
import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;

/** Stills: previews, posters, thumbnails. Keeps nothing between calls; any thread. */
public final class JpegEncoder {
    private static final int GOOD_QUALITY = 4; // mjpeg's scale: 2 is best, 31 worst

    private JpegEncoder() {}

    /**
     * A picture as JPEG.
     *
     * @param frame any pixel format; stays the caller's
     * @param width in pixels, made even; the height follows the picture's shape. Never larger than the picture
     */
    public static byte[] encode(Frame frame, int width) throws EncoderException {
        int wide = Math.max(2, Math.min(width, frame.width()) / 2 * 2);
        String filters = "[in]scale=" + wide + ":-2:flags=area:out_range=pc,format=yuvj420p[out]";
        try (FilterGraph graph = FilterGraph.build(filters, Map.of("in", frame), List.of("out"), MediaKind.VIDEO, 1)) {
            graph.push("in", frame);
            graph.push("in", null);
            try (Frame scaled = graph.pull("out")) {
                if (scaled == null) {
                    throw new EncoderException(Code.CODEC, "The picture could not be scaled.");
                }
                return encode(scaled);
            }
        }
    }

    private static byte[] encode(Frame scaled) throws EncoderException {
        AVCodec codec = Av.notNull(avcodec.avcodec_find_encoder_by_name("mjpeg"), "a JPEG encoder");
        AVCodecContext context = Av.notNull(avcodec.avcodec_alloc_context3(codec), "a JPEG encoder");
        AVPacket packet = avcodec.av_packet_alloc();
        try {
            context.width(scaled.width()).height(scaled.height()).pix_fmt(avutil.AV_PIX_FMT_YUVJ420P);
            context.time_base().num(1).den(25);
            context.color_range(avutil.AVCOL_RANGE_JPEG);
            context.thread_count(1);
            context.flags(context.flags() | avcodec.AV_CODEC_FLAG_QSCALE);
            context.global_quality(GOOD_QUALITY * avutil.FF_QP2LAMBDA);
            Av.check(avcodec.avcodec_open2(context, codec, (AVDictionary) null), Code.CODEC, "JPEG cannot be encoded.");
            scaled.av().quality(GOOD_QUALITY * avutil.FF_QP2LAMBDA).pict_type(avutil.AV_PICTURE_TYPE_NONE);
            Av.check(avcodec.avcodec_send_frame(context, scaled.av()), Code.CODEC, "JPEG cannot be encoded.");
            Av.check(avcodec.avcodec_receive_packet(context, packet), Code.CODEC, "JPEG cannot be encoded.");
            byte[] jpeg = new byte[packet.size()];
            packet.data().get(jpeg);
            return jpeg;
        } finally {
            avcodec.av_packet_free(packet);
            avcodec.avcodec_free_context(context);
        }
    }
}
