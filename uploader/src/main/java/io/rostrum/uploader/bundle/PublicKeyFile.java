package io.rostrum.uploader.bundle;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/**
 * An appliance's public key, as it stands in files and bundles: SubjectPublicKeyInfo in PEM (RFC 8410).
 *
 * @param key Ed25519
 */
public record PublicKeyFile(PublicKey key) {
    private static final String BEGIN = "-----BEGIN PUBLIC KEY-----";
    private static final String END = "-----END PUBLIC KEY-----";

    /** @throws IllegalArgumentException if it is no such key */
    static PublicKeyFile parse(String pem) {
        try {
            String base64 = pem.replace(BEGIN, "").replace(END, "").replaceAll("\\s", "");
            byte[] encoded = Base64.getDecoder().decode(base64);
            return new PublicKeyFile(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("it is no Ed25519 key", e);
        }
    }

    String text() {
        return BEGIN + "\n" + Base64.getEncoder().encodeToString(key.getEncoded()) + "\n" + END + "\n";
    }

    /** What people compare: {@code SHA256:} and Base64, as OpenSSH writes it. */
    public String fingerprint() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
            return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }

    boolean verifies(byte[] document, byte[] signature) {
        try {
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(key);
            check.update(document);
            return check.verify(signature);
        } catch (GeneralSecurityException e) {
            return false; // a signature of another shape is no signature of this key
        }
    }
}
