package io.rostrum.encoder.isobmff;

import io.rostrum.encoder.media.TrackFormat;

/** Writes the sample entry that tells a decoder about a track: {@code avc1}, {@code mp4a} or {@code fLaC}. */
final class SampleEntryWriter {
    private static final int DPI_72 = 0x00480000;

    private SampleEntryWriter() {}

    static void write(BoxWriter out, TrackFormat format) {
        switch (format.codec()) {
            case H264 -> avc1(out, format);
            case AAC -> audio(out, "mp4a", format, () -> esds(out, format.codecConfig()));
            case FLAC -> audio(out, "fLaC", format, () -> dfLa(out, format.codecConfig()));
        }
    }

    private static void avc1(BoxWriter out, TrackFormat format) {
        out.box("avc1", () -> {
            out.zeros(6).u16(1).zeros(16);
            out.u16(format.video().width()).u16(format.video().height());
            out.u32(DPI_72).u32(DPI_72).u32(0).u16(1).zeros(32).u16(0x0018).u16(0xffff);
            out.box("avcC", () -> out.bytes(format.codecConfig()));
            out.box("pasp", () -> out.u32(1).u32(1));
        });
    }

    private static void audio(BoxWriter out, String type, TrackFormat format, Runnable codecBox) {
        // The 16.16 field cannot hold more than 65535 Hz; readers take the rate from the codec's own box.
        long rate = Math.min(format.audio().sampleRate(), 0xffff);
        out.box(type, () -> {
            out.zeros(6).u16(1).zeros(8);
            out.u16(format.audio().channels()).u16(16).u32(0).u32(rate << 16);
            codecBox.run();
        });
    }

    /** ISO 14496-14, 5.6 with the descriptors of ISO 14496-1, 7.2.6. */
    private static void esds(BoxWriter out, byte[] audioSpecificConfig) {
        int config = audioSpecificConfig.length;
        int aacAudio = 0x40;
        int audioStream = 0x15;
        out.fullBox("esds", 0, 0, () -> {
            descriptor(out, 0x03, 3 + 5 + 13 + 5 + config + 5 + 1).u16(1).u8(0);
            descriptor(out, 0x04, 13 + 5 + config).u8(aacAudio).u8(audioStream).zeros(11);
            descriptor(out, 0x05, config).bytes(audioSpecificConfig);
            descriptor(out, 0x06, 1).u8(2);
        });
    }

    /** A descriptor's tag and its length in the four-byte form. */
    private static BoxWriter descriptor(BoxWriter out, int tag, int length) {
        return out.u8(tag).u8(0x80).u8(0x80).u8(0x80).u8(length);
    }

    /** FLAC in ISO BMFF, 3.3.2: the metadata block of type 0, marked last. */
    private static void dfLa(BoxWriter out, byte[] streamInfo) {
        int lastBlock = 0x80;
        out.fullBox("dfLa", 0, 0, () -> out.u8(lastBlock)
                .u8(0)
                .u16(streamInfo.length)
                .bytes(streamInfo));
    }
}
