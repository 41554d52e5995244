package io.rostrum.capture.recording;

import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a running recording's description to the disk on a thread of its own; of several changes in a row only the last is
 * written. A disk that refuses does not stop anything: the change is then written with the next. Any thread.
 */
final class DescriptionWriter {
    private static final Logger LOG = LoggerFactory.getLogger(DescriptionWriter.class);

    private final RecordingStore store;
    private final Supplier<Recording> truth;
    private final Thread thread;
    private boolean dirty;
    private boolean closed;

    /**
     * Begins to wait for changes.
     *
     * @param truth what is to be written, whenever
     */
    DescriptionWriter(RecordingStore store, Supplier<Recording> truth) {
        this.store = store;
        this.truth = truth;
        this.thread = RecorderThreads.named(
                "description", () -> LogContext.in(truth.get().id(), this::run));
        thread.start();
    }

    /** There is something new to write. */
    synchronized void changed() {
        dirty = true;
        notifyAll();
    }

    private void run() {
        try {
            while (await()) {
                write();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write() {
        try {
            store.update(truth.get().id(), ignored -> truth.get());
        } catch (RecorderException e) {
            LOG.error("The recording's description could not be written: {}", e.getMessage(), e);
        }
    }

    private synchronized boolean await() throws InterruptedException {
        while (!dirty && !closed) {
            wait();
        }
        boolean more = dirty;
        dirty = false;
        return more;
    }

    /** Writes what is left, and ends. */
    void close() throws InterruptedException {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        thread.join();
    }
}
