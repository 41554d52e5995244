package io.rostrum.uploader.receipt;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Objects;

/** Signs receipts with a platform's Ed25519 key, as JSON Web Signatures (RFC 7515, RFC 8037). Safe for many threads. */
public final class ReceiptSigner {
    private static final String HEAD = encode("{\"alg\":\"EdDSA\",\"typ\":\"rostrum-receipt\"}");

    private final PrivateKey key;
    private final ReceiptKey publicKey;

    private ReceiptSigner(PrivateKey key, ReceiptKey publicKey) {
        this.key = key;
        this.publicKey = publicKey;
    }

    /** A new key, in the words that {@link #parse} reads; they are secret. */
    public static String newKey() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            Base64.Encoder base64 = Base64.getEncoder();
            return base64.encodeToString(pair.getPrivate().getEncoded()) + " "
                    + base64.encodeToString(pair.getPublic().getEncoded()) + "\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java 17 has Ed25519", e);
        }
    }

    /** Reads what {@link #newKey} made. */
    public static ReceiptSigner parse(String words) throws ReceiptException {
        String[] halves = Objects.requireNonNull(words, "words").strip().split(" ");
        try {
            if (halves.length != 2) {
                throw new IllegalArgumentException("not a key pair");
            }
            KeyFactory factory = KeyFactory.getInstance("Ed25519");
            PrivateKey key = factory.generatePrivate(
                    new PKCS8EncodedKeySpec(Base64.getDecoder().decode(halves[0])));
            return new ReceiptSigner(
                    key,
                    new ReceiptKey(factory.generatePublic(
                            new X509EncodedKeySpec(Base64.getDecoder().decode(halves[1])))));
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            throw new ReceiptException("The key for receipts cannot be read.", e);
        }
    }

    public ReceiptKey publicKey() {
        return publicKey;
    }

    /** The receipt with its signature, in the compact form: three base64url words with dots between. */
    public String sign(Receipt receipt) {
        String body = HEAD + "." + encode(receipt.json());
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update(body.getBytes(StandardCharsets.US_ASCII));
            return body + "." + encode(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A key that was read can sign", e);
        }
    }

    private static String encode(String text) {
        return encode(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
