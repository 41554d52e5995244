package io.rostrum.encoder.isobmff;

import io.rostrum.encoder.EncoderException;

/** Digs the AudioSpecificConfig out of an esds box (ISO/IEC 14496-1, 7.2.6.5 and 7.2.6.6). */
final class EsdsReader {
    private static final int ES_DESCRIPTOR = 3;
    private static final int DECODER_CONFIG = 4;
    private static final int DECODER_SPECIFIC_INFO = 5;

    private EsdsReader() {}

    static byte[] audioSpecificConfig(BoxReader esds) throws EncoderException {
        esds.skip(4);
        open(esds, ES_DESCRIPTOR);
        int flags = esds.skip(2).u8();
        if ((flags & 0x80) != 0) {
            esds.skip(2);
        }
        if ((flags & 0x40) != 0) {
            esds.skip(esds.u8());
        }
        if ((flags & 0x20) != 0) {
            esds.skip(2);
        }
        open(esds, DECODER_CONFIG);
        esds.skip(13);
        byte[] config = esds.bytes(open(esds, DECODER_SPECIFIC_INFO));
        if (config.length < 2) {
            throw esds.damaged("has an AudioSpecificConfig of " + config.length + " bytes");
        }
        return config;
    }

    /** Reads a descriptor's tag and its length, which is coded in groups of seven bits. */
    private static int open(BoxReader esds, int tag) throws EncoderException {
        int found = esds.u8();
        if (found != tag) {
            throw esds.damaged("holds descriptor " + found + " where " + tag + " belongs");
        }
        int length = 0;
        for (int group = 0; group < 4; group++) {
            int bits = esds.u8();
            length = length << 7 | bits & 0x7f;
            if ((bits & 0x80) == 0) {
                return length;
            }
        }
        throw esds.damaged("has a descriptor length of more than four bytes");
    }
}
