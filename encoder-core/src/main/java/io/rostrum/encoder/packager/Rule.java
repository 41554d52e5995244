package io.rostrum.encoder.packager;

import io.rostrum.encoder.EncoderException;
import java.util.function.Consumer;

/** One promise that a package must keep. Stateless. */
interface Rule {
    /** A short stable name, for scripts and problem lists. */
    String id();

    /**
     * Where the rule stands: clauses of Apple's HLS Authoring Specification (2025-06, "Apple"), of RFC 8216bis, of another
     * standard, or of our own design ("Rostrum").
     */
    String clause();

    /**
     * Looks for breaches. Says nothing where another rule already speaks: a rendition that could not be read is not also
     * called too short.
     *
     * @throws EncoderException IO if reading fails
     */
    void check(PackageView view, Consumer<Problem> problems) throws EncoderException;
}
