package io.rostrum.encoder.packager;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.isobmff.Fragment;
import io.rostrum.encoder.isobmff.FragmentedMp4;
import io.rostrum.encoder.isobmff.SampleInfo;
import io.rostrum.encoder.media.Codec;
import io.rostrum.encoder.media.MediaKind;

/** Looks into H.264 samples: NAL units, each behind its length (ISO/IEC 14496-15, 5.3.3; ITU-T H.264, 7.4.1). */
final class NalUnits {
    private static final int IDR_SLICE = 5;

    /** A picture has a handful of units; more than this many empty ones is damage. */
    private static final int MAX_UNITS = 1000;

    private NalUnits() {}

    /** Whether a fragment's first sample is an IDR picture; true for sound, where decoding may start anywhere. */
    static boolean startsWithIdr(FragmentedMp4 mp4, Fragment fragment) throws EncoderException {
        if (mp4.format().codec().kind() == MediaKind.AUDIO || mp4.format().codec() != Codec.H264) {
            return true;
        }
        int lengthSize = (mp4.format().codecConfig()[4] & 3) + 1;
        SampleInfo sample = fragment.samples().get(0);
        long at = sample.offset();
        long end = sample.offset() + sample.size();
        for (int unit = 0; unit < MAX_UNITS && at + lengthSize < end; unit++) {
            byte[] head = mp4.boxes().bytes(at, lengthSize + 1);
            long length = 0;
            for (int i = 0; i < lengthSize; i++) {
                length = length << 8 | head[i] & 0xff;
            }
            if (length > 0 && (head[lengthSize] & 0x1f) == IDR_SLICE) {
                return true;
            }
            at += lengthSize + length;
        }
        return false;
    }
}
