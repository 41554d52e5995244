package io.rostrum.uploader.receipt;

import java.util.Objects;

/**
 * What a platform signed, and the key that it says is its own. Nothing of it is checked yet.
 *
 * @param jws a JSON Web Signature in its compact form
 * @param key as the platform tells it
 */
public record SignedReceipt(String jws, ReceiptKey key) {
    public SignedReceipt {
        Objects.requireNonNull(jws, "jws");
        Objects.requireNonNull(key, "key");
    }
}
