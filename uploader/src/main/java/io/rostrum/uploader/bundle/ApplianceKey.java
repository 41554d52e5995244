package io.rostrum.uploader.bundle;

import io.rostrum.uploader.bundle.BundleException.Code;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** The Ed25519 key with which an appliance signs (RFC 8032); made at first use, readable by its user alone. */
public final class ApplianceKey {
    private final PrivateKey secret;
    private final PublicKeyFile known;

    private ApplianceKey(PrivateKey secret, PublicKeyFile known) {
        this.secret = secret;
        this.known = known;
    }

    /**
     * Reads the key from a folder of the data folder, or makes it there.
     *
     * @throws BundleException IO if it cannot be read or made
     */
    public static ApplianceKey in(Path folder) throws BundleException {
        Path secretFile = folder.resolve("signing-key");
        Path publicFile = folder.resolve("signing-key.pub");
        try {
            if (!Files.exists(secretFile) || !Files.exists(publicFile)) {
                make(secretFile, publicFile);
            }
            byte[] encoded =
                    Base64.getDecoder().decode(Files.readString(secretFile).strip());
            PrivateKey secret = KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(encoded));
            return new ApplianceKey(secret, PublicKeyFile.parse(Files.readString(publicFile)));
        } catch (IOException | IllegalArgumentException | GeneralSecurityException e) {
            throw new BundleException(
                    Code.IO, "The signing key " + secretFile + " cannot be used (" + e.getMessage() + ").", e);
        }
    }

    private static void make(Path secretFile, Path publicFile) throws IOException, GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        byte[] secret = Base64.getEncoder().encode(pair.getPrivate().getEncoded());
        SafeFile.writeSecret(secretFile, secret);
        SafeFile.write(publicFile, new PublicKeyFile(pair.getPublic()).text().getBytes(StandardCharsets.US_ASCII));
    }

    public PublicKeyFile publicKey() {
        return known;
    }

    byte[] sign(byte[] document) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(secret);
            signature.update(document);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A key that was read can sign.", e);
        }
    }
}
