package io.rostrum.capture.agent.jobs;

import java.util.Locale;

/** What is done to a recording when nobody looks. */
public enum JobKind {
    ENCODE,
    UPLOAD;

    /** The kind's name in JSON and in the database. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
