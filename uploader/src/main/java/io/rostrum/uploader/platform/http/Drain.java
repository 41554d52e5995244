package io.rostrum.uploader.platform.http;

import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Callback;

/** Throws away what a refused client still sends, up to an amount and a time, without a thread waiting for it. */
final class Drain implements Runnable {
    private static final long MOST_BYTES = 16 << 20;
    private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final Request request;
    private final Callback callback;
    private final long end = System.nanoTime() + MOST_NANOS;
    private long left = MOST_BYTES;

    Drain(Request request, Callback callback) {
        this.request = request;
        this.callback = callback;
    }

    @Override
    public void run() {
        while (left > 0 && System.nanoTime() - end < 0) {
            Content.Chunk chunk = request.read();
            if (chunk == null) {
                request.demand(this);
                return;
            }
            if (Content.Chunk.isFailure(chunk)) {
                break;
            }
            left -= chunk.remaining();
            boolean last = chunk.isLast();
            chunk.release();
            if (last) {
                break;
            }
        }
        callback.succeeded();
    }
}
