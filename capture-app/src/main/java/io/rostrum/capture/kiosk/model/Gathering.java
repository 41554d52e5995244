package io.rostrum.capture.kiosk.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Hands over together what comes within a moment, so that the screen is drawn once and not once for each: of two pictures
 * that come fifteen times a second the second always comes within half a fifteenth of one of the first. What waits is as
 * bounded as its givers are. Given to by any thread.
 */
public final class Gathering implements Executor {
    private static final Duration MOMENT = Duration.ofMillis(36);

    private final ScheduledExecutorService timer;
    private final Executor thread;
    private List<Runnable> waiting = new ArrayList<>();

    /**
     * Nothing waits.
     *
     * @param timer tells when a moment is over; stays the caller's
     * @param thread where the work is done
     */
    public Gathering(ScheduledExecutorService timer, Executor thread) {
        this.timer = timer;
        this.thread = thread;
    }

    @Override
    public synchronized void execute(Runnable work) {
        waiting.add(work);
        if (waiting.size() == 1) {
            timer.schedule(this::handOver, MOMENT.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private synchronized void handOver() {
        List<Runnable> gathered = waiting;
        waiting = new ArrayList<>();
        thread.execute(() -> gathered.forEach(Runnable::run));
    }
}
