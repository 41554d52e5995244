package io.rostrum.capture.agent.jobs;

import java.time.Duration;

/**
 * How long to wait before the next try: twice as long each time, up to a limit.
 *
 * @param first after the first failure
 * @param most never longer
 */
record Backoff(Duration first, Duration most) {
    private static final int MAX_DOUBLINGS = 20;

    /** The wait after that many failures in a row, and one more. */
    Duration after(int failures) {
        Duration wait = first.multipliedBy(1L << Math.min(failures, MAX_DOUBLINGS));
        return wait.compareTo(most) > 0 ? most : wait;
    }
}
