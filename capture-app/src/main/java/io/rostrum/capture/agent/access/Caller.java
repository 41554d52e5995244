package io.rostrum.capture.agent.access;

import java.util.Set;

/**
 * Who sent a request.
 *
 * @param name for the audit log, for example {@code technician} or {@code token timetable-bridge}
 * @param scopes what it may do
 */
public record Caller(String name, Set<Scope> scopes) {
    /** Somebody at this PC who showed nothing. */
    static final Caller LOCAL = new Caller("this PC", Set.of(Scope.READ));

    static final Caller NOBODY = new Caller("nobody", Set.of());

    public Caller {
        scopes = Set.copyOf(scopes);
    }

    public boolean may(Scope scope) {
        return scopes.contains(scope);
    }
}
