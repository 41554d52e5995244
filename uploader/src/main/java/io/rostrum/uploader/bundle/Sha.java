package io.rostrum.uploader.bundle;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256, and reading for it. */
final class Sha {
    private Sha() {}

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }

    /** Fills a buffer from a position on with at most so many bytes; fewer only at the file's end. Leaves it to be read. */
    static void fill(FileChannel in, long position, ByteBuffer buffer, long most) throws IOException {
        buffer.clear().limit((int) Math.min(buffer.capacity(), most));
        long at = position;
        while (buffer.hasRemaining()) {
            int read = in.read(buffer, at);
            if (read < 0) {
                break;
            }
            at += read;
        }
        buffer.flip();
    }
}
