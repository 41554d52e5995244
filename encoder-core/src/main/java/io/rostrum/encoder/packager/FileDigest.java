package io.rostrum.encoder.packager;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.EncoderException.Code;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A file's size and SHA-256, read in one pass.
 *
 * @param size in bytes, as many as were hashed
 * @param sha256 64 lower-case hexadecimal digits
 */
record FileDigest(long size, String sha256) {
    private static final int BUFFER_BYTES = 1 << 20;

    static FileDigest of(Path file) throws EncoderException {
        MessageDigest digest = newDigest();
        byte[] buffer = new byte[BUFFER_BYTES];
        long size = 0;
        try (InputStream in = Files.newInputStream(file)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
                size += count;
            }
        } catch (IOException e) {
            throw new EncoderException(Code.IO, "Reading " + file + " failed: " + e.getMessage() + ".", e);
        }
        return new FileDigest(size, HexFormat.of().formatHex(digest.digest()));
    }

    static FileDigest of(byte[] content) {
        return new FileDigest(
                content.length, HexFormat.of().formatHex(newDigest().digest(content)));
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
