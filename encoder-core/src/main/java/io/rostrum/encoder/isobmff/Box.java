package io.rostrum.encoder.isobmff;

/**
 * Where one box lies in its file (ISO/IEC 14496-12, 4.2).
 *
 * @param type the four characters, for example {@code moof}
 * @param offset of the box's first byte in the file
 * @param size in bytes, header included
 * @param headerSize in bytes: 8, or 16 with a 64-bit size
 */
public record Box(String type, long offset, long size, int headerSize) {
    public Box {
        if (offset < 0 || headerSize < 8 || size < headerSize || offset > Long.MAX_VALUE - size) {
            throw new IllegalArgumentException(
                    "A box '" + type + "' of " + size + " bytes at byte " + offset + " is not possible.");
        }
    }

    /** The offset in the file of the first byte after the box. */
    public long end() {
        return offset + size;
    }

    public long payloadOffset() {
        return offset + headerSize;
    }

    /** In bytes, header excluded. */
    public long payloadSize() {
        return size - headerSize;
    }
}
