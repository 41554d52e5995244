package io.rostrum.uploader.bundle;

import io.rostrum.uploader.bundle.BundleException.Code;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The appliances whose signatures a platform believes: a file a public key, named by its fingerprint. Whoever may run an
 * import may let a new one in, as a person who holds the stick does; where only known ones count, a new one is refused.
 */
public final class KnownAppliances {
    private final Path folder;
    private final boolean knownOnly;

    /** @param knownOnly refuses appliances not seen before */
    public KnownAppliances(Path folder, boolean knownOnly) {
        this.folder = folder;
        this.knownOnly = knownOnly;
    }

    /**
     * Lets an appliance in.
     *
     * @return whether it is a new one, of which a person should be told
     * @throws BundleException UNKNOWN_APPLIANCE if only known ones count
     */
    boolean admit(PublicKeyFile key) throws BundleException {
        String name = key.fingerprint().replaceAll("[^A-Za-z0-9]", "_") + ".pub";
        Path file = folder.resolve(name);
        if (Files.exists(file)) {
            return false;
        }
        if (knownOnly) {
            throw new BundleException(
                    Code.UNKNOWN_APPLIANCE,
                    "The bundle is signed by an appliance that this platform does not know (" + key.fingerprint()
                            + "). If it is yours, import it once without --known-only.",
                    null);
        }
        try {
            SafeFile.write(file, key.text().getBytes(StandardCharsets.US_ASCII));
            return true;
        } catch (IOException e) {
            throw new BundleException(Code.IO, "The appliance's key cannot be kept in " + folder + ".", e);
        }
    }
}
