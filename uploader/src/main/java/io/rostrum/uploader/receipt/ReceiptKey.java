package io.rostrum.uploader.receipt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;

/**
 * The public half of the key with which a platform signs its receipts: an Ed25519 key, passed on as a JSON Web Key
 * (RFC 8037, section 2).
 */
public final class ReceiptKey {
    private static final JsonMapper JSON = new JsonMapper();
    /** What stands before the 32 bytes of an Ed25519 key in a SubjectPublicKeyInfo (RFC 8410, section 4). */
    private static final byte[] SPKI_HEAD = {0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00};

    private static final int KEY_BYTES = 32;

    private final PublicKey key;

    ReceiptKey(PublicKey key) {
        this.key = key;
    }

    /** Reads a JSON Web Key. */
    public static ReceiptKey parse(byte[] jwk) throws ReceiptException {
        try {
            JsonNode node = JSON.readTree(jwk);
            byte[] x = Base64.getUrlDecoder().decode(node.path("x").asText());
            if (!"Ed25519".equals(node.path("crv").asText()) || x.length != KEY_BYTES) {
                throw new ReceiptException("The platform's receipt key is no Ed25519 key.", null);
            }
            byte[] encoded = Arrays.copyOf(SPKI_HEAD, SPKI_HEAD.length + KEY_BYTES);
            System.arraycopy(x, 0, encoded, SPKI_HEAD.length, KEY_BYTES);
            return new ReceiptKey(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
        } catch (IOException | IllegalArgumentException | GeneralSecurityException e) {
            throw new ReceiptException("The platform's receipt key cannot be read.", e);
        }
    }

    /** The key as a JSON Web Key. */
    public byte[] jwk() {
        ObjectNode node = JSON.createObjectNode();
        byte[] encoded = key.getEncoded();
        byte[] x = Arrays.copyOfRange(encoded, encoded.length - KEY_BYTES, encoded.length);
        node.put("kty", "OKP").put("crv", "Ed25519").put("alg", "EdDSA").put("use", "sig");
        node.put("x", Base64.getUrlEncoder().withoutPadding().encodeToString(x));
        return node.toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Checks the signature of a receipt and reads it.
     *
     * @param jws a JSON Web Signature in its compact form (RFC 7515, section 7.1)
     * @throws ReceiptException if it was not signed with this key, or was changed afterwards
     */
    public Receipt verify(String jws) throws ReceiptException {
        String[] parts = jws.strip().split("\\.", -1);
        if (parts.length != 3) {
            throw new ReceiptException("The platform's receipt is no signed document.", null);
        }
        try {
            JsonNode head = JSON.readTree(Base64.getUrlDecoder().decode(parts[0]));
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(key);
            signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            boolean right = "EdDSA".equals(head.path("alg").asText())
                    && signature.verify(Base64.getUrlDecoder().decode(parts[2]));
            if (!right) {
                throw new ReceiptException("The receipt does not bear the platform's signature.", null);
            }
            return Receipt.parse(Base64.getUrlDecoder().decode(parts[1]));
        } catch (IOException | IllegalArgumentException | GeneralSecurityException e) {
            throw new ReceiptException("The receipt does not bear the platform's signature.", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ReceiptKey that && key.equals(that.key);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }
}
