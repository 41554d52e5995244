package io.rostrum.encoder.isobmff;

import java.nio.ByteBuffer;

/**
 * One box header, judged (ISO/IEC 14496-12, 4.2.2).
 *
 * @param box null unless the state is WHOLE
 */
record BoxHeader(Box box, BoxScan.State state) {
    static final int SHORT_SIZE = 8;
    static final int LONG_SIZE = 16;

    private static final BoxHeader TRUNCATED = new BoxHeader(null, BoxScan.State.TRUNCATED);
    private static final BoxHeader MALFORMED = new BoxHeader(null, BoxScan.State.MALFORMED);

    /**
     * Reads the header at the buffer's position and moves behind it.
     *
     * @param bytes up to 16 bytes from {@code offset}
     * @param limit the offset where the enclosing box or file ends
     */
    static BoxHeader read(ByteBuffer bytes, long offset, long limit) {
        if (bytes.remaining() < SHORT_SIZE) {
            return TRUNCATED;
        }
        long size = bytes.getInt() & 0xffff_ffffL;
        int fourcc = bytes.getInt();
        int headerSize = SHORT_SIZE;
        if (fourcc == 0 && size == 0) {
            return TRUNCATED;
        }
        if (!isPrintable(fourcc)) {
            return MALFORMED;
        }
        if (size == 1) {
            if (bytes.remaining() < LONG_SIZE - SHORT_SIZE) {
                return TRUNCATED;
            }
            size = bytes.getLong();
            headerSize = LONG_SIZE;
        } else if (size == 0) {
            // Zero means "to the end of the file".
            size = limit - offset;
        }
        if (size < headerSize) {
            return MALFORMED;
        }
        if (size > limit - offset) {
            return TRUNCATED;
        }
        return new BoxHeader(new Box(BoxFile.type(fourcc), offset, size, headerSize), BoxScan.State.WHOLE);
    }

    private static boolean isPrintable(int fourcc) {
        for (int shift = 24; shift >= 0; shift -= 8) {
            int character = fourcc >> shift & 0xff;
            // 0xa9 is the copyright sign that starts QuickTime's metadata types.
            if (character != 0xa9 && (character < 0x20 || character > 0x7e)) {
                return false;
            }
        }
        return true;
    }
}
