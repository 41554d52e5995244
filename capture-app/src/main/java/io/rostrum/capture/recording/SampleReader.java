package io.rostrum.capture.recording;

import java.nio.ByteBuffer;

/** Reads one sample of sound as a number from -1 to 1, by FFmpeg's sample formats. */
enum SampleReader {
    U8(1) {
        @Override
        double read(ByteBuffer bytes, int at) {
            return ((bytes.get(at) & 255) - 128) / 128.0;
        }
    },
    S16(2) {
        @Override
        double read(ByteBuffer bytes, int at) {
            return bytes.getShort(at) / 32768.0;
        }
    },
    S32(4) {
        @Override
        double read(ByteBuffer bytes, int at) {
            return bytes.getInt(at) / 2147483648.0;
        }
    },
    FLT(4) {
        @Override
        double read(ByteBuffer bytes, int at) {
            return bytes.getFloat(at);
        }
    },
    DBL(8) {
        @Override
        double read(ByteBuffer bytes, int at) {
            return bytes.getDouble(at);
        }
    };

    private final int bytes;

    SampleReader(int bytes) {
        this.bytes = bytes;
    }

    abstract double read(ByteBuffer bytes, int at);

    /** Bytes a sample. */
    int bytes() {
        return bytes;
    }

    /** The reader for a packed sample format, by FFmpeg's name; null for one that no device is known to give. */
    static SampleReader of(String format) {
        return switch (format) {
            case "u8" -> U8;
            case "s16" -> S16;
            case "s32" -> S32;
            case "flt" -> FLT;
            case "dbl" -> DBL;
            default -> null;
        };
    }
}
