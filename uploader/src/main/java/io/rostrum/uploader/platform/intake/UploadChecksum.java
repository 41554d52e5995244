package io.rostrum.uploader.platform.intake;

import io.rostrum.uploader.platform.files.Digests;
import io.rostrum.uploader.platform.http.ProblemException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Base64;

/** tus 1.0, extension checksum: what one PATCH's bytes must add up to. */
final class UploadChecksum {
    static final String ALGORITHMS = "sha1,sha256";

    private final MessageDigest digest;
    private final byte[] expected;

    private UploadChecksum(MessageDigest digest, byte[] expected) {
        this.digest = digest;
        this.expected = expected;
    }

    /** Reads the header {@code Upload-Checksum}; a missing one gives null. */
    static UploadChecksum parse(String header) throws ProblemException {
        if (header == null) {
            return null;
        }
        String[] words = header.strip().split(" +");
        String algorithm = words[0].equals("sha1") ? "SHA-1" : words[0].equals("sha256") ? "SHA-256" : null;
        if (words.length != 2 || algorithm == null) {
            throw new ProblemException(
                    400, "Unknown checksum", "Upload-Checksum is one of " + ALGORITHMS + ", a space, and base64.");
        }
        try {
            return new UploadChecksum(
                    Digests.named(algorithm), Base64.getDecoder().decode(words[1]));
        } catch (IllegalArgumentException e) {
            throw new ProblemException(400, "Unreadable checksum", "The checksum is not base64.");
        }
    }

    void update(ByteBuffer bytes) {
        digest.update(bytes);
    }

    boolean matches() {
        return MessageDigest.isEqual(expected, digest.digest());
    }
}
