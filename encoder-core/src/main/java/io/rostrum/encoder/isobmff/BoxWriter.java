package io.rostrum.encoder.isobmff;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes nested ISO BMFF boxes into memory, big-endian; sizes are filled in when a box ends. */
final class BoxWriter {
    private final Bytes out = new Bytes();

    /** Writes a box: its header, then whatever {@code body} writes. */
    BoxWriter box(String type, Runnable body) {
        int start = out.size();
        u32(0);
        out.writeBytes(type.getBytes(StandardCharsets.ISO_8859_1));
        body.run();
        out.patch(start, out.size() - start);
        return this;
    }

    /** Writes a full box (ISO 14496-12, 4.2): a box with version and flags. */
    BoxWriter fullBox(String type, int version, int flags, Runnable body) {
        return box(type, () -> {
            u32((long) version << 24 | flags);
            body.run();
        });
    }

    BoxWriter u8(int value) {
        out.write(value);
        return this;
    }

    BoxWriter u16(int value) {
        return u8(value >> 8).u8(value);
    }

    BoxWriter u32(long value) {
        return u16((int) (value >> 16)).u16((int) value);
    }

    BoxWriter u64(long value) {
        return u32(value >> 32).u32(value);
    }

    BoxWriter ascii(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    BoxWriter bytes(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    BoxWriter zeros(int count) {
        return bytes(new byte[count]);
    }

    /** Bytes written so far. */
    int size() {
        return out.size();
    }

    /** Overwrites four bytes that were written before. */
    void patchU32(int at, int value) {
        out.patch(at, value);
    }

    byte[] toByteArray() {
        return out.toByteArray();
    }

    /** Lets a written size be filled in afterwards. */
    private static final class Bytes extends ByteArrayOutputStream {
        void patch(int at, int value) {
            buf[at] = (byte) (value >> 24);
            buf[at + 1] = (byte) (value >> 16);
            buf[at + 2] = (byte) (value >> 8);
            buf[at + 3] = (byte) value;
        }
    }
}
