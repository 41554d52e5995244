package io.rostrum.capture.agent.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Slows down who guesses passwords: after five failures from one address a wait that doubles up to an hour; and at most so
 * many tries a minute from all together, so that many addresses do not help. Any thread.
 */
final class Throttle {
    private static final int FREE = 5;
    private static final int MOST_DOUBLINGS = 12;
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int MOST_ADDRESSES = 1000;
    private static final int TRIES_A_MINUTE = 30;

    private final Clock clock;
    private final Map<String, Failures> failures = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > MOST_ADDRESSES;
        }
    };
    private Instant minute = Instant.MIN;
    private int tries;

    private record Failures(int count, Instant until) {}

    Throttle(Clock clock) {
        this.clock = clock;
    }

    /** How long an address must wait before its next try; a try is counted if it need not. */
    synchronized Duration ask(String address) {
        Instant now = clock.instant();
        Failures known = failures.get(address);
        if (known != null && known.until().isAfter(now)) {
            return Duration.between(now, known.until());
        }
        if (minute.isBefore(now.minusSeconds(60)) || minute.isAfter(now)) {
            minute = now;
            tries = 0;
        }
        return ++tries > TRIES_A_MINUTE ? Duration.between(now, minute.plusSeconds(61)) : Duration.ZERO;
    }

    synchronized void failed(String address) {
        Failures known = failures.get(address);
        int count = known == null ? 1 : known.count() + 1;
        Duration wait = count < FREE
                ? Duration.ZERO
                : Duration.ofSeconds(1).multipliedBy(1L << Math.min(MOST_DOUBLINGS, count - FREE));
        Instant until = clock.instant().plus(wait.compareTo(LONGEST) > 0 ? LONGEST : wait);
        failures.put(address, new Failures(count, until));
    }

    synchronized void succeeded(String address) {
        failures.remove(address);
    }
}
