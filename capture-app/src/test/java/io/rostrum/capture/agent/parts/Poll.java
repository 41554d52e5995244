package io.rostrum.capture.agent.parts;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** Waits for something that happens by itself; never longer than a deadline, never longer than needed. */
public final class Poll {
    private static final long STEP_NANOS = 50_000_000;

    private Poll() {}

    /** Asks until the answer is as wanted, and returns it; fails with the last answer. */
    public static <T> T until(String what, Duration patience, Callable<T> question, Predicate<T> wanted)
            throws Exception {
        long deadline = System.nanoTime() + patience.toNanos();
        T answer = question.call();
        while (!wanted.test(answer)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError(what + " did not happen within " + patience + "; the last answer: " + answer);
            }
            LockSupport.parkNanos(STEP_NANOS);
            answer = question.call();
        }
        return answer;
    }
}
