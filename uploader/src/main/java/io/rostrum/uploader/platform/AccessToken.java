package io.rostrum.uploader.platform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/** The secret that lets an appliance upload. It stands in a file that its owner alone can read. */
final class AccessToken {
    private static final int BYTES = 32;
    private static final int SHORTEST = 16;
    private static final String SCHEME = "Bearer ";

    private final byte[] secret;

    private AccessToken(String secret) {
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
    }

    /** Reads the token; makes a random one of 256 bits at the first start. */
    static AccessToken in(Path file) throws IOException {
        if (!Files.exists(file)) {
            byte[] random = new byte[BYTES];
            new SecureRandom().nextBytes(random);
            String fresh = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
            Durable.write(file, (fresh + "\n").getBytes(StandardCharsets.US_ASCII), ownerOnly());
        }
        String secret = Files.readString(file).strip();
        if (secret.length() < SHORTEST) {
            throw new IOException(file + " holds no usable token; delete it and start again to get a new one");
        }
        return new AccessToken(secret);
    }

    /** Compares in a time that does not tell how much of a guess was right. */
    boolean admits(String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return false;
        }
        String guess = authorization.substring(SCHEME.length()).strip();
        return MessageDigest.isEqual(secret, guess.getBytes(StandardCharsets.UTF_8));
    }

    private static FileAttribute<?>[] ownerOnly() {
        // Windows: the data directory's own access list decides.
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
