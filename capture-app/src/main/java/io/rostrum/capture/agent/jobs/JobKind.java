package io.rostrum.capture.agent.jobs;

import java.util.Locale;

/** What is done to a recording when nobody looks. */
public enum JobKind {
    /** Masters become a sealed media package. */
    ENCODE,
    /** Texts of a sealed package change: captions, title. */
    SEAL,
    /** The package travels to its destination. */
    UPLOAD,
    /** The package is copied to a stick. */
    EXPORT,
    /** What nobody needs any more makes room. */
    CLEANUP;

    /** The kind's name in JSON and in the database. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
