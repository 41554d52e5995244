package io.rostrum.uploader.platform.access;

import io.rostrum.uploader.platform.files.Durable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/** The secret that lets an appliance upload. It stands in a file that its owner alone can read. */
public final class AccessToken {
    private static final int BYTES = 32;
    private static final int SHORTEST = 16;

    private final byte[] secret;

    private AccessToken(String secret) {
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
    }

    /** Reads the token; makes a random one of 256 bits at the first start. */
    public static AccessToken in(Path file) throws IOException {
        if (!Files.exists(file)) {
            byte[] random = new byte[BYTES];
            new SecureRandom().nextBytes(random);
            String fresh = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
            Durable.write(file, (fresh + "\n").getBytes(StandardCharsets.US_ASCII), Durable.ownerOnly());
        }
        String secret = Files.readString(file).strip();
        if (secret.length() < SHORTEST) {
            throw new IOException(file + " holds no usable token; delete it and start again to get a new one");
        }
        return new AccessToken(secret);
    }

    /** Compares in a time that does not tell how much of a guess was right. */
    boolean is(String guess) {
        return MessageDigest.isEqual(secret, guess.getBytes(StandardCharsets.UTF_8));
    }
}
