package io.rostrum.uploader.platform.access;

import java.time.Instant;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * One appliance's leave to upload. The secret itself is not kept, only its hash.
 *
 * @param name the appliance, usually its room
 * @param sha256 the secret's SHA-256 in lower-case hexadecimal; the secret has 256 random bits, so no salt is needed
 * @param created when it was made
 * @param quotaBytes how much the appliance's lectures may take; 0 when there is no limit
 */
public record ApplianceToken(String name, String sha256, Instant created, long quotaBytes) {
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N} ._-]{0,63}");

    public ApplianceToken {
        Objects.requireNonNull(sha256, "sha256");
        Objects.requireNonNull(created, "created");
        if (name == null || !NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "Name the appliance with 1 to 64 letters, digits, spaces, dots, hyphens or underscores, for example B-204.");
        }
        if (quotaBytes < 0) {
            throw new IllegalArgumentException("A quota is a number of bytes, or 0 for no limit.");
        }
    }

    Caller caller() {
        return new Caller(name, quotaBytes == 0 ? Long.MAX_VALUE : quotaBytes);
    }
}
