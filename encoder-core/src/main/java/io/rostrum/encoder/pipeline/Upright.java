package io.rostrum.encoder.pipeline;

import io.rostrum.encoder.ffmpeg.PictureTraits;
import io.rostrum.encoder.ffmpeg.StreamInfo;
import io.rostrum.encoder.media.VideoFormat;

/** Writes the filters that turn coded pictures into what people should see: whole moments, upright, square pixels, SDR. */
final class Upright {
    private static final double SQUARE = 0.005;
    private static final int SMALLEST_HD = 720;
    /** By BT.2390's idea: to linear light at 100 nit, roll off what is brighter, back to BT.709. */
    private static final String TONE_MAP = "zscale=t=linear:npl=100,format=gbrpf32le,zscale=p=bt709,"
            + "tonemap=tonemap=hable:desat=0,zscale=t=bt709:m=bt709:r=tv,format=yuv420p,";

    private Upright() {}

    /** The filters, each with a comma after it; empty if the pictures are as they should be. */
    static String filters(StreamInfo stream) {
        return filters(stream.traits(), stream.video());
    }

    /** The filters for pictures that are coded in a shape. */
    static String filters(PictureTraits traits, VideoFormat coded) {
        StringBuilder filters = new StringBuilder();
        if (traits.matrixUnknown()) {
            // What players assume too: BT.709 for HD, BT.601 below. Costs nothing, and saves HD a conversion.
            String matrix = coded.height() >= SMALLEST_HD ? "bt709" : "smpte170m";
            filters.append("setparams=colorspace=").append(matrix).append(',');
        }
        if (traits.interlaced()) {
            filters.append("bwdif=mode=send_frame:deint=interlaced,");
        }
        if (traits.highDynamicRange()) {
            filters.append(TONE_MAP);
        }
        filters.append(
                switch (traits.rotation()) {
                    case 90 -> "transpose=clock,";
                    case 180 -> "hflip,vflip,";
                    case 270 -> "transpose=cclock,";
                    default -> "";
                });
        if (Math.abs(traits.pixelAspect() - 1) > SQUARE) {
            VideoFormat shown = traits.displayed(coded);
            filters.append("scale=")
                    .append(shown.width())
                    .append(':')
                    .append(shown.height())
                    .append(":flags=bicubic,setsar=1,");
        }
        return filters.toString();
    }
}
