package io.rostrum.capture.recording;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells listeners what happens, on one thread of its own, so that a slow one delays only the others. Any thread. */
final class RecorderEvents implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RecorderEvents.class);

    private final List<RecorderListener> listeners = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(new RecorderThreads("recorder events"));

    void add(RecorderListener listener) {
        listeners.add(listener);
    }

    void remove(RecorderListener listener) {
        listeners.remove(listener);
    }

    /** Runs something again and again; what it throws is logged, and it goes on. */
    void every(long millis, Runnable work) {
        thread.scheduleWithFixedDelay(() -> guarded(work), millis, millis, TimeUnit.MILLISECONDS);
    }

    /** Does something once, soon. */
    void soon(Runnable work) {
        thread.execute(() -> guarded(work));
    }

    /** Tells all listeners soon. The queue holds a few events a recording; levels and status go through the ticks. */
    void tell(Consumer<RecorderListener> event) {
        try {
            thread.execute(() -> now(event));
        } catch (RejectedExecutionException e) {
            LOG.debug("An event came after the recorder was closed");
        }
    }

    /** Tells all listeners on this thread, which is the events' own. */
    void now(Consumer<RecorderListener> event) {
        listeners.forEach(listener -> guarded(() -> event.accept(listener)));
    }

    private static void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            // One listener's mistake must not silence the others, nor the watch over the sources.
            LOG.error("A listener of the recorder failed", e);
        }
    }

    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(5, TimeUnit.SECONDS)) {
                LOG.warn("A listener of the recorder still works after 5 s and is left behind");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
