package io.rostrum.encoder.packager;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The size and SHA-256 of a file that is written from its start to its end, computed as the bytes go by. One thread. */
public final class RunningDigest {
    private static final int BUFFER_BYTES = 1 << 20;

    private final MessageDigest digest;
    private long size;

    public RunningDigest() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }

    /** Adds bytes that were just written. */
    public void add(byte[] bytes) {
        digest.update(bytes);
        size += bytes.length;
    }

    /** Adds the beginning of a file that an earlier run wrote. */
    public void addBeginning(Path file, long bytes) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        try (InputStream in = Files.newInputStream(file)) {
            for (long left = bytes; left > 0; ) {
                int count = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (count < 0) {
                    throw new IOException("the file became shorter");
                }
                digest.update(buffer, 0, count);
                size += count;
                left -= count;
            }
        }
    }

    /** In bytes. */
    public long size() {
        return size;
    }

    /** The hash in 64 hexadecimal digits. Ends the computing. */
    public String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
