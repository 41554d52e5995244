package io.rostrum.encoder.ffmpeg;

import io.rostrum.encoder.media.VideoFormat;
import java.nio.ByteOrder;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * How coded pictures differ from what people should see.
 *
 * @param rotation degrees clockwise that a player turns them: 0, 90, 180 or 270
 * @param pixelAspect a pixel's width divided by its height
 * @param interlaced whether a picture holds two moments
 * @param highDynamicRange whether brightness is coded by PQ or HLG
 * @param matrixUnknown whether nothing says by which matrix luma and chroma came from colours (and they are no colours)
 */
public record PictureTraits(
        int rotation, double pixelAspect, boolean interlaced, boolean highDynamicRange, boolean matrixUnknown) {
    /** Pictures that are as they should be. */
    public static final PictureTraits PLAIN = new PictureTraits(0, 1, false, false, false);

    static PictureTraits of(AVStream stream) {
        AVCodecParameters parameters = stream.codecpar();
        int order = parameters.field_order();
        boolean interlaced = order != avcodec.AV_FIELD_UNKNOWN && order != avcodec.AV_FIELD_PROGRESSIVE;
        int transfer = parameters.color_trc();
        boolean hdr = transfer == avutil.AVCOL_TRC_SMPTE2084 || transfer == avutil.AVCOL_TRC_ARIB_STD_B67;
        return new PictureTraits(rotation(parameters), pixelAspect(stream), interlaced, hdr, matrixUnknown(parameters));
    }

    private static boolean matrixUnknown(AVCodecParameters parameters) {
        if (parameters.color_space() != avutil.AVCOL_SPC_UNSPECIFIED) {
            return false;
        }
        AVPixFmtDescriptor format = avutil.av_pix_fmt_desc_get(parameters.format());
        return format != null && (format.flags() & avutil.AV_PIX_FMT_FLAG_RGB) == 0;
    }

    /** The container's word on the shape of pixels goes before the codec's. */
    private static double pixelAspect(AVStream stream) {
        for (AVRational aspect : new AVRational[] {
            stream.sample_aspect_ratio(), stream.codecpar().sample_aspect_ratio()
        }) {
            if (aspect.num() > 0 && aspect.den() > 0) {
                return (double) aspect.num() / aspect.den();
            }
        }
        return 1;
    }

    private static int rotation(AVCodecParameters parameters) {
        AVPacketSideData matrix = avcodec.av_packet_side_data_get(
                parameters.coded_side_data(), parameters.nb_coded_side_data(), avcodec.AV_PKT_DATA_DISPLAYMATRIX);
        if (matrix == null || matrix.isNull() || matrix.size() < 36) {
            return 0;
        }
        int[] values = new int[9];
        matrix.data()
                .capacity(36)
                .asByteBuffer()
                .order(ByteOrder.nativeOrder())
                .asIntBuffer()
                .get(values);
        double counterclockwise = avutil.av_display_rotation_get(values);
        if (Double.isNaN(counterclockwise)) {
            return 0;
        }
        return Math.floorMod(Math.round(-counterclockwise / 90) * 90, 360);
    }

    /** The shape of what people see, in square pixels, for pictures coded in this shape. */
    public VideoFormat displayed(VideoFormat coded) {
        int width = Math.max(1, (int) Math.round(coded.width() * Math.max(1, pixelAspect)));
        int height = Math.max(1, (int) Math.round(coded.height() * Math.max(1, 1 / pixelAspect)));
        boolean onItsSide = rotation % 180 != 0;
        return new VideoFormat(onItsSide ? height : width, onItsSide ? width : height, coded.frameRate());
    }
}
