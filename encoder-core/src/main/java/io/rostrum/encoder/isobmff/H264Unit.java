package io.rostrum.encoder.isobmff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** NAL units (ITU-T H.264, 7.3.1): their kinds, and how they lie in a stream. */
final class H264Unit {
    static final int SLICE = 1;
    static final int IDR_SLICE = 5;
    static final int SEQUENCE = 7;
    static final int PICTURE = 8;
    static final int DELIMITER = 9;
    static final int FILLER = 12;

    private H264Unit() {}

    static int type(byte[] unit) {
        return unit[0] & 0x1f;
    }

    /**
     * The units of a stretch of a stream, without start codes, lengths and padding; empty ones are left out.
     *
     * @param lengthBytes how many bytes of length stand before each; 0 where start codes do (H.264, annex B)
     */
    static List<byte[]> split(byte[] bytes, int lengthBytes) {
        return lengthBytes == 0 ? byStartCodes(bytes) : byLengths(bytes, lengthBytes);
    }

    private static List<byte[]> byLengths(byte[] bytes, int lengthBytes) {
        List<byte[]> units = new ArrayList<>();
        int at = 0;
        while (at + lengthBytes <= bytes.length) {
            int length = 0;
            for (int i = 0; i < lengthBytes; i++) {
                length = length << 8 | bytes[at + i] & 0xff;
            }
            at += lengthBytes;
            if (length < 0 || length > bytes.length - at) {
                return List.of(); // damaged
            }
            add(units, bytes, at, at + length);
            at += length;
        }
        return units;
    }

    private static List<byte[]> byStartCodes(byte[] bytes) {
        List<byte[]> units = new ArrayList<>();
        int start = -1;
        for (int i = 0; i + 2 < bytes.length; i++) {
            if (bytes[i] == 0 && bytes[i + 1] == 0 && bytes[i + 2] == 1) {
                if (start >= 0) {
                    add(units, bytes, start, withoutZeros(bytes, start, i));
                }
                start = i + 3;
                i += 2;
            }
        }
        if (start >= 0) {
            add(units, bytes, start, withoutZeros(bytes, start, bytes.length));
        }
        return units;
    }

    /** No unit ends with a zero byte; those before a start code belong to it. */
    private static int withoutZeros(byte[] bytes, int start, int end) {
        int last = end;
        while (last > start && bytes[last - 1] == 0) {
            last--;
        }
        return last;
    }

    private static void add(List<byte[]> units, byte[] bytes, int from, int to) {
        if (to > from) {
            units.add(Arrays.copyOfRange(bytes, from, to));
        }
    }

    /** The parameter sets of an AVCDecoderConfigurationRecord (ISO/IEC 14496-15, 5.3.3.1). */
    static List<byte[]> ofConfiguration(byte[] avcC) {
        List<byte[]> units = new ArrayList<>();
        int at = 5;
        for (int mask : new int[] {0x1f, 0xff}) { // sequence, then picture parameter sets
            int count = at < avcC.length ? avcC[at++] & mask : 0;
            for (int i = 0; i < count; i++) {
                if (at + 2 > avcC.length) {
                    return List.of();
                }
                int length = (avcC[at] & 0xff) << 8 | avcC[at + 1] & 0xff;
                at += 2;
                if (length > avcC.length - at) {
                    return List.of();
                }
                add(units, avcC, at, at + length);
                at += length;
            }
        }
        return units;
    }
}
