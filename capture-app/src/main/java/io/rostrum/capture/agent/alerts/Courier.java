package io.rostrum.capture.agent.alerts;

import io.rostrum.capture.agent.alerts.WaitingFile.Waiting;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries the alerts of one way, in their order, on a thread of its own; whoever hands one over never waits. One that does
 * not get out is tried again for a day, with growing pauses, also after a restart. When {@value #QUEUED} wait, the oldest is
 * given up.
 */
final class Courier implements AutoCloseable {
    static final int QUEUED = 100;

    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
    private static final Duration LONGEST = Duration.ofHours(24);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);
    private static final int STOP_MILLIS = 2_000;

    private final Channel channel;
    private final Clock clock;
    private final Duration firstPause;
    private final Thread thread;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private final WaitingFile kept;
    private String problem;
    private boolean closed;

    /**
     * A courier at work; it goes on with what waited when the last one ended.
     *
     * @param folder for what waits
     * @param firstPause after the first failure; then twice as long each time
     */
    Courier(Channel channel, Path folder, Clock clock, Duration firstPause) {
        this.channel = channel;
        this.clock = clock;
        this.firstPause = firstPause;
        this.kept = new WaitingFile(folder.resolve("alerts-" + channel.name() + ".json"));
        if (channel.isUsed()) {
            waiting.addAll(kept.read());
        }
        this.thread = new Thread(this::run, "alerts-" + channel.name());
        thread.setDaemon(true);
        thread.start();
    }

    Channel channel() {
        return channel;
    }

    /** Takes an alert, unless nobody asked for this way. */
    synchronized void take(Alert alert) {
        if (!channel.isUsed()) {
            return;
        }
        if (waiting.size() >= QUEUED) {
            LOG.warn(
                    "An alert is given up, because newer ones wait: {}",
                    waiting.removeFirst().alert().sentence());
        }
        waiting.addLast(new Waiting(alert, clock.instant()));
        notifyAll();
    }

    /** Why the last alert did not get out; empty if it did. */
    synchronized Optional<String> problem() {
        return channel.isUsed() ? Optional.ofNullable(problem) : Optional.empty();
    }

    private void run() {
        try {
            int failures = 0;
            while (true) {
                Waiting next = next(failures);
                if (next == null) {
                    return;
                }
                kept.save(all());
                failures = carry(next) ? 0 : failures + 1;
                kept.save(all());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Waiting next(int failures) throws InterruptedException {
        if (failures > 0) {
            Duration pause = firstPause.multipliedBy(1L << Math.min(failures - 1, 20));
            long end = System.nanoTime() + (pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause).toNanos();
            for (long left = end - System.nanoTime(); left > 0 && !closed; left = end - System.nanoTime()) {
                wait(left / 1_000_000 + 1);
            }
        }
        while (waiting.isEmpty() && !closed) {
            wait();
        }
        return closed ? null : waiting.peekFirst();
    }

    /** Whether it is done with, sent or given up. */
    private boolean carry(Waiting next) throws InterruptedException {
        try {
            channel.send(next.alert());
            done(next, null);
            return true;
        } catch (AlertException e) {
            boolean again =
                    e.retryable() && clock.instant().isBefore(next.since().plus(LONGEST));
            LOG.warn("An alert did not get out{}: {}", again ? " and is tried again" : "", e.getMessage());
            LOG.debug("Why", e);
            if (again) {
                remember(e.getMessage());
            } else {
                done(next, e.getMessage());
            }
            return !again;
        } catch (RuntimeException e) {
            LOG.error("An alert could not be sent in a way that was not expected.", e);
            done(next, "An alert could not be sent; the log says why.");
            return true;
        }
    }

    private synchronized List<Waiting> all() {
        return List.copyOf(waiting);
    }

    private synchronized void remember(String sentence) {
        problem = sentence;
    }

    private synchronized void done(Waiting next, String sentence) {
        waiting.remove(next);
        problem = sentence;
    }

    /** What waits is kept for the next start. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        thread.interrupt();
        try {
            thread.join(STOP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            kept.close(all());
        }
    }
}
