package io.rostrum.uploader.job;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whose certificates are believed. Certificates and host names are always checked; there is no way to turn that off.
 *
 * @param authorities PEM files with a campus's own certificate authorities, believed beside the system's
 * @param pins SHA-256 of public keys (SubjectPublicKeyInfo) in Base64, as RFC 7469 writes them; if there are any, one of
 *     them must stand in the server's chain
 */
public record Trust(List<Path> authorities, Set<String> pins) {
    /** The system's authorities, no pins. */
    public static final Trust SYSTEM = new Trust(List.of(), Set.of());

    private static final Pattern PIN = Pattern.compile("[A-Za-z0-9+/]{43}=");

    public Trust {
        authorities = List.copyOf(authorities);
        pins = Set.copyOf(pins);
        for (String pin : pins) {
            if (!PIN.matcher(pin).matches()) {
                throw new IllegalArgumentException("\"" + pin
                        + "\" is no pin: write the Base64 of the SHA-256 of the server's public key, 44 characters.");
            }
        }
    }

    /** Believes one more authority. */
    public Trust withAuthority(Path pem) {
        List<Path> more = new java.util.ArrayList<>(authorities);
        more.add(Objects.requireNonNull(pem, "pem"));
        return new Trust(more, pins);
    }

    /** Allows one more key; written with or without {@code sha256/}. */
    public Trust withPin(String pin) {
        Set<String> more = new HashSet<>(pins);
        more.add(pin.startsWith("sha256/") ? pin.substring("sha256/".length()) : pin);
        return new Trust(authorities, more);
    }
}
