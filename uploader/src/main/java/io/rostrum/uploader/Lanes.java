package io.rostrum.uploader;

import io.rostrum.uploader.job.UploadException;
import io.rostrum.uploader.protocol.PackageFile;
import io.rostrum.uploader.protocol.ThreadsEnd;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Works on a few files at a time, started strictly in their order. The first failure stops the others; all threads have
 * ended when {@link #each} returns.
 */
final class Lanes {
    @FunctionalInterface
    interface Work {
        void on(PackageFile file) throws UploadException, InterruptedException;
    }

    private final int lanes;

    Lanes(int lanes) {
        this.lanes = lanes;
    }

    void each(List<PackageFile> files, Work work) throws UploadException, InterruptedException {
        if (files.isEmpty()) {
            return;
        }
        // Its queue is bounded by the package: the list is here already.
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(lanes, files.size()), factory());
        try {
            ExecutorCompletionService<Void> done = new ExecutorCompletionService<>(threads);
            for (PackageFile file : files) {
                done.submit(() -> {
                    work.on(file);
                    return null;
                });
            }
            for (int i = 0; i < files.size(); i++) {
                done.take().get();
            }
        } catch (ExecutionException e) {
            throw asUploadException(e);
        } finally {
            ThreadsEnd.await(threads);
        }
    }

    private static UploadException asUploadException(ExecutionException e) {
        if (e.getCause() instanceof UploadException known) {
            return known;
        }
        if (e.getCause() instanceof RuntimeException bug) {
            throw bug;
        }
        throw new IllegalStateException("An upload thread ended unexpectedly.", e.getCause());
    }

    private static ThreadFactory factory() {
        AtomicInteger number = new AtomicInteger();
        return runnable -> {
            Thread thread = new Thread(runnable, "rostrum-upload-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
