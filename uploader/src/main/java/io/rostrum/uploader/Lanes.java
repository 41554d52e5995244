package io.rostrum.uploader;

import io.rostrum.uploader.job.UploadException;
import io.rostrum.uploader.protocol.PackageFile;
import io.rostrum.uploader.protocol.ThreadsEnd;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * Works on a few files at a time, started in their order, except that those behind one that waits for its forerunners pass it by.
 * The first failure stops the others; all threads have ended when {@link #each} returns.
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

    /** @param waits which files are begun only when all before them are done */
    void each(List<PackageFile> files, Predicate<PackageFile> waits, Work work)
            throws UploadException, InterruptedException {
        if (files.isEmpty()) {
            return;
        }
        int many = Math.min(lanes, files.size());
        Line line = new Line(files, waits);
        // Its queue is bounded by the lanes.
        ExecutorService threads = Executors.newFixedThreadPool(many, factory());
        try {
            ExecutorCompletionService<Void> ended = new ExecutorCompletionService<>(threads);
            for (int lane = 0; lane < many; lane++) {
                ended.submit(() -> {
                    for (OptionalInt next = line.next(); next.isPresent(); next = line.next()) {
                        work.on(files.get(next.getAsInt()));
                        line.done(next.getAsInt());
                    }
                    return null;
                });
            }
            for (int lane = 0; lane < many; lane++) {
                ended.take().get();
            }
        } catch (ExecutionException e) {
            throw asUploadException(e);
        } finally {
            ThreadsEnd.await(threads);
        }
    }

    /** Who is next. Files are told by their place in the list. */
    private static final class Line {
        private final List<PackageFile> files;
        private final Predicate<PackageFile> waits;
        private final BitSet begun = new BitSet();
        private final BitSet done = new BitSet();

        Line(List<PackageFile> files, Predicate<PackageFile> waits) {
            this.files = files;
            this.waits = waits;
        }

        /** The next file to begin; waits if all that are left must; empty if none is left. */
        synchronized OptionalInt next() throws InterruptedException {
            while (begun.cardinality() < files.size()) {
                for (int i = begun.nextClearBit(0); i < files.size(); i = begun.nextClearBit(i + 1)) {
                    if (!waits.test(files.get(i)) || done.nextClearBit(0) >= i) {
                        begun.set(i);
                        return OptionalInt.of(i);
                    }
                }
                wait();
            }
            return OptionalInt.empty();
        }

        synchronized void done(int file) {
            done.set(file);
            notifyAll();
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
