package io.rostrum.encoder.packager;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A JPEG's size in pixels, from its frame header (ITU-T T.81, B.2.2). */
record JpegSize(int width, int height) {
    private static final int START_OF_IMAGE = 0xffd8;

    /** @return empty if the file is no JPEG */
    static Optional<JpegSize> of(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            if (in.readUnsignedShort() != START_OF_IMAGE) {
                return Optional.empty();
            }
            while (in.readUnsignedByte() == 0xff) {
                int marker = in.readUnsignedByte();
                int length = in.readUnsignedShort();
                if (isFrameHeader(marker)) {
                    in.readUnsignedByte(); // bits a sample
                    int height = in.readUnsignedShort();
                    return Optional.of(new JpegSize(in.readUnsignedShort(), height));
                }
                in.skipNBytes(Math.max(0, length - 2));
            }
            return Optional.empty();
        } catch (EOFException e) {
            return Optional.empty();
        }
    }

    /** SOF0 to SOF15 without DHT, JPG and DAC, which share their range. */
    private static boolean isFrameHeader(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }
}
