package io.rostrum.capture.kiosk.client;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Closes an endless stream when nothing has come for a while. {@link java.net.http.HttpClient} has no read timeout, and
 * an agent that hangs keeps its connection open for ever. Read by one thread.
 */
final class IdleGuard extends FilterInputStream {
    private final long limitNanos;
    private volatile long lastNanos = System.nanoTime();
    private volatile boolean closed;

    IdleGuard(InputStream in, Duration limit) {
        super(in);
        this.limitNanos = limit.toNanos();
        watch(limitNanos);
    }

    @Override
    public int read() throws IOException {
        return noted(super.read());
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        return noted(super.read(bytes, offset, length));
    }

    private int noted(int result) {
        lastNanos = System.nanoTime();
        return result;
    }

    /** Uses the JDK's shared timer: no thread of ours waits for a stream that is healthy. */
    private void watch(long delayNanos) {
        Executor later = CompletableFuture.delayedExecutor(delayNanos, TimeUnit.NANOSECONDS);
        later.execute(this::check);
    }

    private void check() {
        if (closed) {
            return;
        }
        long leftNanos = lastNanos + limitNanos - System.nanoTime();
        if (leftNanos > 0) {
            watch(leftNanos);
            return;
        }
        try {
            close();
        } catch (IOException e) {
            // The reader is woken by the failed read that follows; there is nothing more to close.
            closed = true;
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        super.close();
    }
}
