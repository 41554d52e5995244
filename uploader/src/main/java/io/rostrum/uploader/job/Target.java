package io.rostrum.uploader.job;

import java.net.URI;
import java.util.Objects;

/**
 * A place that takes packages, and how to be let in.
 *
 * @param address the platform's base address, a tus server's creation address, {@code s3://bucket/prefix}, or a {@code file:}
 *     folder, in which the package gets a folder named by its id
 * @param token null if the place asks for none
 * @param trust whose certificates are believed
 * @param s3 how to reach an S3 store; null for other places
 */
public record Target(URI address, TokenSource token, Trust trust, S3Access s3) {
    public Target {
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(trust, "trust");
    }

    public static Target of(URI address) {
        return new Target(address, null, Trust.SYSTEM, null);
    }

    public Target with(TokenSource other) {
        return new Target(address, other, trust, s3);
    }

    public Target with(Trust other) {
        return new Target(address, token, other, s3);
    }

    public Target with(S3Access other) {
        return new Target(address, token, trust, other);
    }
}
