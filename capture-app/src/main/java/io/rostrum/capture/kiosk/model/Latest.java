package io.rostrum.capture.kiosk.model;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Hands values to another thread, which gets only the latest one: a queue of length one that drops the older value when
 * full. So a screen that lags shows the present and never catches up through the past. Given to by any thread.
 */
public final class Latest<T> {
    private final AtomicReference<T> waiting = new AtomicReference<>();
    private final Executor thread;
    private final Consumer<T> taker;

    /** The taker runs on the executor's thread. */
    public Latest(Executor thread, Consumer<T> taker) {
        this.thread = thread;
        this.taker = taker;
    }

    /** Leaves a value; returns the older one that is dropped for it, or {@code null}. */
    public T give(T value) {
        T dropped = waiting.getAndSet(value);
        if (dropped == null) {
            thread.execute(() -> taker.accept(waiting.getAndSet(null)));
        }
        return dropped;
    }
}
