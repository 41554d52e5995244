package io.rostrum.capture.agent.jobs;

import io.rostrum.uploader.UploadResult;
import io.rostrum.uploader.UploadWindow;
import io.rostrum.uploader.Uploader;
import io.rostrum.uploader.job.UploadException;
import io.rostrum.uploader.job.UploadJob;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** An upload that stops when its window closes. One thread at a time. */
public final class WindowedUpload {
    private final Uploader uploader;
    private final Optional<UploadWindow> window;
    private final Clock clock;

    /**
     * An upload of any number of packages.
     *
     * @param window in the room's own time; empty for any hour
     */
    public WindowedUpload(Uploader uploader, Optional<UploadWindow> window, Clock clock) {
        this.uploader = uploader;
        this.window = window;
        this.clock = clock;
    }

    /** When the window opens next; empty if it is open now. */
    public Optional<Instant> waitsUntil() {
        Instant now = clock.instant();
        return window.map(hours -> hours.nextOpening(now, zone())).filter(opening -> opening.isAfter(now));
    }

    /**
     * Uploads on this thread.
     *
     * @return what it did; empty if the window closed before the end
     */
    public Optional<UploadResult> upload(UploadJob job) throws UploadException, InterruptedException {
        Instant now = clock.instant();
        Optional<Duration> left = window.map(hours -> hours.nextClosing(now, zone()))
                .filter(closing -> closing.isBefore(Instant.MAX))
                .map(closing -> Duration.between(now, closing));
        if (left.isEmpty()) {
            return Optional.of(uploader.upload(job));
        }
        Closing closing = new Closing(Thread.currentThread());
        ScheduledExecutorService timer =
                Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "upload-window"));
        timer.schedule(closing::strike, left.get().toMillis(), TimeUnit.MILLISECONDS);
        try {
            return Optional.of(uploader.upload(job));
        } catch (InterruptedException e) {
            if (closing.struck()) {
                return Optional.empty();
            }
            throw e;
        } finally {
            timer.shutdownNow();
            closing.over();
        }
    }

    private ZoneId zone() {
        return ZoneId.systemDefault();
    }

    /** Interrupts the upload's thread once, and never after the upload is over. */
    private static final class Closing {
        private final Thread thread;
        private boolean struck;
        private boolean over;

        Closing(Thread thread) {
            this.thread = thread;
        }

        synchronized void strike() {
            if (!over) {
                struck = true;
                thread.interrupt();
            }
        }

        synchronized boolean struck() {
            return struck;
        }

        synchronized void over() {
            over = true;
            if (struck) {
                Thread.interrupted(); // ours, which came as the upload ended
            }
        }
    }
}
