package io.rostrum.encoder.isobmff;

import java.io.ByteArrayOutputStream;

/** The bits of a NAL unit without its emulation prevention bytes (ITU-T H.264, 7.4.1), with Exp-Golomb codes (9.1). */
final class NalBits {
    private final byte[] bytes;
    private int position;

    NalBits(byte[] source, int offset, int length) {
        bytes = unescape(source, offset, length);
    }

    /** @throws IndexOutOfBoundsException past the unit's end */
    int u(int count) {
        int value = 0;
        for (int i = 0; i < count; i++) {
            value = value << 1 | bytes[position >> 3] >> 7 - (position & 7) & 1;
            position++;
        }
        return value;
    }

    boolean flag() {
        return u(1) == 1;
    }

    int ue() {
        int zeros = 0;
        while (!flag()) {
            zeros++;
            if (zeros > 30) {
                throw new IllegalArgumentException("An Exp-Golomb code of more than 30 bits is not used here.");
            }
        }
        return (1 << zeros) - 1 + u(zeros);
    }

    int se() {
        int code = ue();
        return (code & 1) == 1 ? code + 1 >> 1 : -(code >> 1);
    }

    private static byte[] unescape(byte[] source, int offset, int length) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(length);
        int zeros = 0;
        for (int i = offset; i < offset + length; i++) {
            if (zeros >= 2 && source[i] == 3) {
                zeros = 0;
                continue;
            }
            zeros = source[i] == 0 ? zeros + 1 : 0;
            out.write(source[i]);
        }
        return out.toByteArray();
    }
}
