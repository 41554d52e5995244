package io.rostrum.uploader.platform.http;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads that hash and publish, apart from those that answer students, so that a night of commits slows no page. When
 * the queue is full, further work is refused with 503 and the client comes again.
 */
public final class Workers {
    private static final int THREADS = 8;
    private static final int QUEUE = 512;
    private static final long STOP_SECONDS = 3;

    private final ThreadPoolExecutor threads;

    public Workers() {
        AtomicInteger count = new AtomicInteger();
        threads = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                1,
                TimeUnit.MINUTES,
                new ArrayBlockingQueue<>(QUEUE),
                work -> new Thread(work, "platform-work-" + count.incrementAndGet()));
        threads.allowCoreThreadTimeOut(true);
    }

    public void run(Runnable work) throws ProblemException {
        try {
            threads.execute(work);
        } catch (RejectedExecutionException e) {
            throw new ProblemException(503, "Busy", "The platform has much to do just now. Try again in a minute.");
        }
    }

    /** Lets what runs end for a moment; a publication that is cut is as if it had never begun. */
    public void stop() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
