package io.rostrum.uploader.protocol;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/** The end of threads that work on a package: nobody may write state or read files after it. */
public final class ThreadsEnd {
    private ThreadsEnd() {}

    /** Interrupts the threads and waits for their end, even when interrupted itself; the interrupt is kept. */
    public static void await(ExecutorService threads) {
        threads.shutdownNow();
        boolean interrupted = false;
        while (true) {
            try {
                if (threads.awaitTermination(1, TimeUnit.SECONDS)) {
                    break;
                }
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
