package io.rostrum.capture.agent.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who is logged in at the console. Kept in memory: a restart logs everybody out. The newest {@value #MOST} live; the one
 * that was used longest ago gives way. Any thread.
 */
final class Sessions {
    private static final int MOST = 200;
    private static final Duration IDLE = Duration.ofHours(8);

    private final Clock clock;
    private final Map<String, Session> sessions = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Session> eldest) {
            return size() > MOST;
        }
    };

    /**
     * Somebody who logged in.
     *
     * @param role whose password was right
     * @param csrf what a page must show beside the cookie to change anything
     */
    record Session(Role role, String csrf, Instant usedAt) {}

    /** A new session and the secret that goes into the cookie. */
    record Opened(String secret, Session session) {}

    Sessions(Clock clock) {
        this.clock = clock;
    }

    synchronized Opened open(Role role) {
        String secret = Secrets.next();
        Session session = new Session(role, Secrets.next(), clock.instant());
        sessions.put(Secrets.digest(secret), session);
        return new Opened(secret, session);
    }

    synchronized Optional<Session> find(String secret) {
        String key = Secrets.digest(secret);
        Session session = sessions.get(key);
        if (session == null) {
            return Optional.empty();
        }
        if (session.usedAt().plus(IDLE).isBefore(clock.instant())) {
            sessions.remove(key);
            return Optional.empty();
        }
        sessions.put(key, new Session(session.role(), session.csrf(), clock.instant()));
        return Optional.of(session);
    }

    synchronized void close(String secret) {
        sessions.remove(Secrets.digest(secret));
    }

    /** Logs a role out everywhere. */
    synchronized void closeAll(Role role) {
        sessions.values().removeIf(session -> session.role() == role);
    }
}
