package io.rostrum.uploader.protocol;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a tus server says it can do beyond the core (answer to OPTIONS).
 *
 * @param extensions their names
 * @param checksums names of hash algorithms
 */
record TusOffer(Set<String> extensions, Set<String> checksums) {
    static final TusOffer NOTHING = new TusOffer(Set.of(), Set.of());

    static TusOffer of(Answer options) {
        return options.ok() && options.isTus()
                ? new TusOffer(
                        words(options.headers().get("Tus-Extension")),
                        words(options.headers().get("Tus-Checksum-Algorithm")))
                : NOTHING;
    }

    boolean creationWithUpload() {
        return extensions.contains("creation-with-upload");
    }

    boolean deferredLength() {
        return extensions.contains("creation-defer-length");
    }

    boolean termination() {
        return extensions.contains("termination");
    }

    /** The algorithm to use, in the words of the protocol and of Java. */
    Optional<TusChecksum> checksum() {
        if (!extensions.contains("checksum")) {
            return Optional.empty();
        }
        return Arrays.stream(TusChecksum.values())
                .filter(known -> checksums.contains(known.word()))
                .findFirst();
    }

    private static Set<String> words(String header) {
        return header == null
                ? Set.of()
                : Arrays.stream(header.split(","))
                        .map(word -> word.strip().toLowerCase(Locale.ROOT))
                        .collect(Collectors.toUnmodifiableSet());
    }
}
