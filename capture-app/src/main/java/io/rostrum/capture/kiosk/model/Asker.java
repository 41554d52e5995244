package io.rostrum.capture.kiosk.model;

import io.rostrum.capture.kiosk.client.AgentApi;
import io.rostrum.capture.kiosk.client.AgentException;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends a lecturer's requests to the agent and brings the answers back to the JavaFX thread. Answers and events travel on
 * different connections: an event that was under way may be older than the answer, so for a moment after an answer
 * {@link #isFresh()} tells that a contradicting event is not to be believed yet.
 */
final class Asker {
    private static final Logger LOG = LoggerFactory.getLogger(Asker.class);
    private static final Duration STALE = Duration.ofSeconds(3);

    private final Desk desk;
    private final Executor thread;
    private int open;
    private boolean answered;
    private long answeredNanos;

    /** Asks on one of the desk's threads. */
    Asker(Desk desk, Executor thread) {
        this.desk = desk;
        this.thread = thread;
    }

    /** A request that blocks. */
    @FunctionalInterface
    interface Question<T> {
        T put(AgentApi agent) throws AgentException;
    }

    <T> void ask(Question<T> question, Consumer<T> taker, Consumer<AgentException> failed) {
        open++;
        try {
            thread.execute(() -> run(question, taker, failed));
        } catch (RejectedExecutionException e) {
            open--;
            LOG.warn("A request is dropped: too many wait, or the kiosk is closing.", e);
        }
    }

    private <T> void run(Question<T> question, Consumer<T> taker, Consumer<AgentException> failed) {
        try {
            T answer = question.put(desk.agent());
            desk.screen().execute(() -> {
                close();
                taker.accept(answer);
            });
        } catch (AgentException e) {
            LOG.warn("The agent refused or failed: {}", e.getMessage());
            desk.screen().execute(() -> {
                close();
                failed.accept(e);
            });
        }
    }

    private void close() {
        open--;
        answered = true;
        answeredNanos = desk.nanoTime().getAsLong();
    }

    /** Whether an answer is awaited. */
    boolean isAsking() {
        return open > 0;
    }

    /** Whether an answer came so lately that an event may be older. */
    boolean isFresh() {
        return answered && desk.nanoTime().getAsLong() - answeredNanos < STALE.toNanos();
    }

    /** Whether that moment is over; true once for each answer. */
    boolean isSettledNow() {
        if (isAsking() || !answered || isFresh()) {
            return false;
        }
        answered = false;
        return true;
    }
}
