package io.rostrum.uploader.protocol;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The checksum extension's hashes that we can make, the one we like best first. */
enum TusChecksum {
    SHA256("sha256", "SHA-256"),
    SHA1("sha1", "SHA-1"),
    MD5("md5", "MD5");

    private static final int BUFFER = 256 << 10;

    private final String word;
    private final String java;

    TusChecksum(String word, String java) {
        this.word = word;
        this.java = java;
    }

    String word() {
        return word;
    }

    /** The header Upload-Checksum for a range of a file; a file that ends before it gives the hash of what is there. */
    String of(Path file, long from, long length) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            MessageDigest digest = MessageDigest.getInstance(java);
            ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
            long at = from;
            while (at < from + length) {
                buffer.clear().limit((int) Math.min(BUFFER, from + length - at));
                int read = channel.read(buffer, at);
                if (read < 0) {
                    break;
                }
                digest.update(buffer.flip());
                at += read;
            }
            return word + " " + Base64.getEncoder().encodeToString(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has " + java + ".", e);
        }
    }
}
