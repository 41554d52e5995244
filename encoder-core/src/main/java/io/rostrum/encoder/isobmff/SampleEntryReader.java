package io.rostrum.encoder.isobmff;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.media.AudioFormat;
import io.rostrum.encoder.media.Codec;
import io.rostrum.encoder.media.TrackFormat;
import io.rostrum.encoder.media.VideoFormat;
import java.util.List;

/** Reads the first sample entry of a stsd: H.264 (ISO/IEC 14496-15, 5.4), AAC (14496-14, 5.6) and FLAC. */
final class SampleEntryReader {
    private static final double FALLBACK_FRAME_RATE = 25;

    private SampleEntryReader() {}

    static TrackFormat read(BoxReader stsd, String handler, int timescale, long defaultDuration)
            throws EncoderException {
        List<BoxReader> entries = stsd.skip(8).children();
        if (entries.isEmpty()) {
            throw stsd.damaged("describes no samples");
        }
        BoxReader entry = entries.get(0);
        String type = entry.box().type();
        return switch (type) {
            case "avc1", "avc3" -> video(entry, timescale, defaultDuration);
            case "mp4a", "fLaC" -> audio(entry, timescale);
            default ->
                throw stsd.damaged("holds '" + type + "' (" + handler + "), but only H.264, AAC and FLAC are read");
        };
    }

    private static TrackFormat video(BoxReader entry, int timescale, long defaultDuration) throws EncoderException {
        entry.skip(6 + 2 + 16);
        int width = entry.u16();
        int height = entry.u16();
        if (width == 0 || height == 0) {
            throw entry.damaged("has a picture of " + width + "x" + height);
        }
        BoxReader avcC = child(entry.skip(50), "avcC");
        byte[] config = avcC.bytes(avcC.remaining());
        if (config.length < 7) {
            throw avcC.damaged("ends too early");
        }
        double frameRate = H264Sps.ofAvcC(config).map(H264Sps::frameRate).orElse(0.0);
        if (!(frameRate > 0)) {
            frameRate = defaultDuration > 0 ? (double) timescale / defaultDuration : FALLBACK_FRAME_RATE;
        }
        return new TrackFormat(Codec.H264, timescale, new VideoFormat(width, height, frameRate), null, config);
    }

    private static TrackFormat audio(BoxReader entry, int timescale) throws EncoderException {
        entry.skip(6 + 2 + 8);
        int channels = entry.u16();
        // Sample size, two reserved fields, then the rate as 16.16 fixed point.
        int rate = (int) (entry.skip(2 + 4).u32() >>> 16);
        if (entry.box().type().equals("fLaC")) {
            byte[] streamInfo = streamInfo(child(entry, "dfLa"));
            return audio(entry, Codec.FLAC, timescale, StreamInfoBits.rate(streamInfo), channels, streamInfo);
        }
        byte[] config = EsdsReader.audioSpecificConfig(child(entry, "esds"));
        return audio(entry, Codec.AAC, timescale, rate > 0 ? rate : timescale, channels, config);
    }

    private static TrackFormat audio(BoxReader entry, Codec codec, int timescale, int rate, int channels, byte[] config)
            throws EncoderException {
        if (rate < 1 || channels < 1) {
            throw entry.damaged("has sound of " + rate + " Hz and " + channels + " channels");
        }
        return new TrackFormat(codec, timescale, null, new AudioFormat(rate, channels), config);
    }

    /** The first metadata block of a dfLa, which is always STREAMINFO (FLAC in ISOBMFF, 3.3.2). */
    private static byte[] streamInfo(BoxReader dfLa) throws EncoderException {
        dfLa.skip(4);
        int blockType = dfLa.u8() & 0x7f;
        int length = dfLa.u8() << 16 | dfLa.u16();
        if (blockType != 0 || length != StreamInfoBits.BYTES) {
            throw dfLa.damaged("does not start with STREAMINFO");
        }
        return dfLa.bytes(length);
    }

    private static BoxReader child(BoxReader entry, String type) throws EncoderException {
        for (BoxReader child : entry.children()) {
            if (child.box().type().equals(type)) {
                return child;
            }
        }
        throw entry.damaged("lacks the box " + type);
    }

    /** The sample entry's rate has 16 bits only; STREAMINFO has twenty (RFC 9639, 8.2). */
    private static final class StreamInfoBits {
        static final int BYTES = 34;

        static int rate(byte[] streamInfo) {
            return (streamInfo[10] & 0xff) << 12 | (streamInfo[11] & 0xff) << 4 | (streamInfo[12] & 0xff) >> 4;
        }
    }
}
