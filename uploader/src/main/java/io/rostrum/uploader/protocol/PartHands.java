package io.rostrum.uploader.protocol;

import io.rostrum.uploader.job.UploadException;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Works on a few parts of a file at a time, begun in their order. After the first failure no further part is begun, but those on
 * their way go on to their end, so that only what broke travels again. All threads have ended when {@link #each} returns.
 */
final class PartHands {
    @FunctionalInterface
    interface Work {
        void on(int part) throws Fault, UploadException, InterruptedException;
    }

    private final int hands;

    PartHands(int hands) {
        this.hands = hands;
    }

    void each(List<Integer> parts, Work work) throws Fault, UploadException, InterruptedException {
        if (parts.isEmpty()) {
            return;
        }
        Queue<Integer> left = new ConcurrentLinkedQueue<>(parts);
        Callable<Void> hand = () -> {
            try {
                for (Integer part = left.poll(); part != null; part = left.poll()) {
                    work.on(part);
                }
                return null;
            } finally {
                left.clear(); // after a failure; else it is empty already
            }
        };
        int many = Math.min(hands, parts.size());
        // Its queue is bounded by the hands.
        ExecutorService threads = Executors.newFixedThreadPool(many, runnable -> {
            Thread thread = new Thread(runnable, "rostrum-upload-part");
            thread.setDaemon(true);
            return thread;
        });
        try {
            for (Future<Void> ended : threads.invokeAll(Collections.nCopies(many, hand))) {
                ended.get();
            }
        } catch (ExecutionException e) {
            throw known(e);
        } finally {
            ThreadsEnd.await(threads);
        }
    }

    private static Fault known(ExecutionException e) throws UploadException, InterruptedException {
        if (e.getCause() instanceof Fault fault) {
            return fault;
        }
        if (e.getCause() instanceof UploadException failure) {
            throw failure;
        }
        if (e.getCause() instanceof InterruptedException interrupted) {
            throw interrupted;
        }
        if (e.getCause() instanceof RuntimeException bug) {
            throw bug;
        }
        throw new IllegalStateException("A thread for a part ended unexpectedly.", e.getCause());
    }
}
