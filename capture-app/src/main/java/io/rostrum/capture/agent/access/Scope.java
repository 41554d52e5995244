package io.rostrum.capture.agent.access;

import java.util.Arrays;
import java.util.Locale;

/** What a caller may do. Each includes nothing of the others. */
public enum Scope {
    /** Look: status, recordings, pictures, timetable. */
    READ,
    /** Start, pause and stop recordings, and correct what is said of them. */
    RECORD,
    /** Everything else. */
    MANAGE;

    /** The scope's name in JSON. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The scope of that name.
     *
     * @throws IllegalArgumentException with what is allowed
     */
    public static Scope of(String id) {
        return Arrays.stream(values())
                .filter(scope -> scope.id().equals(id))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("A scope is read, record or manage, not \"" + id + "\"."));
    }
}
