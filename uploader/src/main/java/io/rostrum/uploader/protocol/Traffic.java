package io.rostrum.uploader.protocol;

import io.rostrum.uploader.job.ProgressListener;

/**
 * Counts what leaves and what arrives. Safe for several threads; tells the listener while holding its lock, so that the
 * listener hears one thing at a time.
 */
public final class Traffic {
    private static final long NOTICE_NANOS = 200_000_000L;

    private final ProgressListener listener;
    private long total;
    private long done;
    private long sent;
    private long accepted;
    private long noticed;

    public Traffic(ProgressListener listener) {
        this.listener = listener;
    }

    /** Starts, or starts again, with what the destination has already. */
    public synchronized void begin(long totalBytes, long doneBytes) {
        total = totalBytes;
        done = doneBytes;
        notice(true);
    }

    public synchronized void end() {
        done = total;
        notice(true);
    }

    public synchronized long sent() {
        return sent;
    }

    /** Bytes that left and did not come to stay. */
    public synchronized long resent() {
        return Math.max(0, sent - accepted);
    }

    /** One file's part of the count; used by one upload at a time, told by that upload's network threads. */
    Meter meter() {
        return new Meter();
    }

    private void notice(boolean now) {
        long time = System.nanoTime();
        if (now || time - noticed > NOTICE_NANOS) {
            noticed = time;
            listener.progress(Math.max(0, Math.min(done, total)), total);
        }
    }

    final class Meter {
        private long known;
        private long moving;

        private Meter() {}

        /** Bytes were given to the network. */
        void left(long bytes) {
            synchronized (Traffic.this) {
                moving += bytes;
                sent += bytes;
                done += bytes;
                listener.left(bytes);
                notice(false);
            }
        }

        /** The destination says how many bytes it has now, because of what was sent. */
        void at(long offset) {
            synchronized (Traffic.this) {
                accepted += offset - known;
                done += offset - known - moving;
                known = offset;
                moving = 0;
                notice(false);
            }
        }

        /** The destination had these bytes before anything was sent. */
        void found(long offset) {
            synchronized (Traffic.this) {
                accepted -= offset - known;
                at(offset);
            }
        }

        /** What the destination has, as it last said. */
        long known() {
            synchronized (Traffic.this) {
                return known;
            }
        }

        /** Bytes given to the network since the destination last said what it has; rises while a body moves. */
        long moving() {
            synchronized (Traffic.this) {
                return moving;
            }
        }
    }
}
