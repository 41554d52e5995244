package io.rostrum.uploader.night;

import io.rostrum.uploader.UploadResult;
import io.rostrum.uploader.Uploader;
import io.rostrum.uploader.job.Bandwidth;
import io.rostrum.uploader.job.ProgressListener;
import io.rostrum.uploader.job.Target;
import io.rostrum.uploader.job.UploadException;
import io.rostrum.uploader.job.UploadJob;
import io.rostrum.uploader.queue.Delivery;
import io.rostrum.uploader.queue.UploadQueue;
import java.util.concurrent.atomic.AtomicLong;

/** One attempt at one delivery, on the thread that calls {@link #upload}; another thread may stop it. */
final class Run implements ProgressListener {
    private final Delivery delivery;
    private final Thread thread;
    private final ServiceListener listener;
    private final AtomicLong sent = new AtomicLong();
    private volatile long done;
    private boolean over;
    private Stop stop;

    /** Why a run was stopped before its end. */
    enum Stop {
        /** The window closed, or the day's cap is used up. */
        NIGHT_OVER,
        /** A person paused or cancelled it, or put another first. */
        TAKEN_AWAY,
        /** The program ends. */
        CLOSING
    }

    Run(Delivery delivery, ServiceListener listener) {
        this.delivery = delivery;
        this.thread = Thread.currentThread();
        this.listener = listener;
        this.done = delivery.done();
    }

    UploadResult upload(Uploader uploader, Target target, Bandwidth bandwidth, UploadQueue queue)
            throws UploadException, InterruptedException {
        try {
            return uploader.upload(new UploadJob(delivery.folder(), target, bandwidth, queue.fence(delivery), this));
        } finally {
            end();
        }
    }

    Delivery delivery() {
        return delivery;
    }

    /** Bytes that left since this was last asked. */
    long takeSent() {
        return sent.getAndSet(0);
    }

    long done() {
        return done;
    }

    /** Interrupts the upload once; never after it is over. */
    synchronized void stop(Stop why) {
        if (!over && stop == null) {
            stop = why;
            thread.interrupt();
        }
    }

    /** Why it was stopped; null if it was not. */
    synchronized Stop stopped() {
        return stop;
    }

    private synchronized void end() {
        over = true;
        if (stop != null) {
            Thread.interrupted(); // ours, which came as the upload ended
        }
    }

    @Override
    public void progress(long bytesDone, long bytesTotal) {
        done = bytesDone;
        listener.progress(delivery, bytesDone, bytesTotal);
    }

    @Override
    public void left(long bytes) {
        sent.addAndGet(bytes);
    }
}
