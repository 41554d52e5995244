package io.rostrum.encoder.isobmff;

/** Looks into H.264 samples: NAL units, each behind its length in four bytes (ISO/IEC 14496-15, 5.3.3; ITU-T H.264, 7.4.1). */
public final class H264Nals {
    private static final int IDR_SLICE = 5;
    private static final int LAST_SLICE = 5;
    private static final int LENGTH_BYTES = 4;

    private H264Nals() {}

    /** Whether a sample is an IDR picture: nothing after it refers to anything before it. */
    public static boolean isIdr(byte[] sample) {
        int at = 0;
        while (at + LENGTH_BYTES < sample.length) {
            int type = sample[at + LENGTH_BYTES] & 0x1f;
            if (type >= 1 && type <= LAST_SLICE) {
                return type == IDR_SLICE;
            }
            int length = (sample[at] & 0xff) << 24
                    | (sample[at + 1] & 0xff) << 16
                    | (sample[at + 2] & 0xff) << 8
                    | sample[at + 3] & 0xff;
            if (length < 1 || length > sample.length - at - LENGTH_BYTES) {
                return false;
            }
            at += LENGTH_BYTES + length;
        }
        return false;
    }
}
