package io.rostrum.capture.agent.http;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.Callback;

/**
 * What goes to one client of a stream that does not end by itself, one write at a time. A client that does not keep up
 * with {@value #CAPACITY} pieces is let go; it can connect again and gets the whole status at once. Any thread.
 */
final class EventStream {
    private static final int CAPACITY = 128;

    private final Content.Sink sink;
    private final Callback end;
    private final Runnable gone;
    private final Queue<byte[]> queue = new ArrayDeque<>();
    private boolean writing;
    private boolean closed;
    private boolean ended;

    /**
     * A stream to one client.
     *
     * @param sink where it goes
     * @param end completes the exchange
     * @param gone called once, when nothing more can be sent
     */
    EventStream(Content.Sink sink, Callback end, Runnable gone) {
        this.sink = sink;
        this.end = end;
        this.gone = gone;
    }

    /** Sends a piece after those that wait. */
    void send(byte[] piece) {
        boolean tooSlow;
        synchronized (this) {
            if (closed) {
                return;
            }
            tooSlow = queue.size() >= CAPACITY;
            if (!tooSlow) {
                queue.add(piece);
            }
        }
        if (tooSlow) {
            fail(new IllegalStateException("The client reads too slowly."));
        } else {
            writeNext();
        }
    }

    /** Whether everything handed over so far is on its way. */
    synchronized boolean isIdle() {
        return !closed && !writing && queue.isEmpty();
    }

    /** Ends the stream in good order, after the write that is under way. */
    void close() {
        synchronized (this) {
            closed = true;
            queue.clear();
            if (writing || ended) {
                return;
            }
            ended = true;
        }
        end.succeeded();
    }

    private void writeNext() {
        byte[] piece;
        synchronized (this) {
            if (writing || closed) {
                return;
            }
            piece = queue.poll();
            writing = piece != null;
        }
        if (piece != null) {
            sink.write(false, ByteBuffer.wrap(piece), Callback.from(this::written, this::fail));
        }
    }

    private void written() {
        boolean finish;
        synchronized (this) {
            writing = false;
            finish = closed;
        }
        if (finish) {
            close();
        } else {
            writeNext();
        }
    }

    private void fail(Throwable cause) {
        synchronized (this) {
            closed = true;
            queue.clear();
            if (ended) {
                return;
            }
            ended = true;
        }
        gone.run();
        end.failed(cause);
    }
}
