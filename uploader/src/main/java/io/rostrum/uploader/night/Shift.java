package io.rostrum.uploader.night;

import io.rostrum.uploader.UploadResult;
import io.rostrum.uploader.Uploader;
import io.rostrum.uploader.job.Target;
import io.rostrum.uploader.job.UploadException;
import io.rostrum.uploader.job.UploadJob;
import io.rostrum.uploader.queue.Delivery;
import io.rostrum.uploader.queue.DeliveryId;
import io.rostrum.uploader.queue.UploadQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** The thread that brings lectures to one destination, one after the other. */
final class Shift {
    private static final Logger LOG = LoggerFactory.getLogger(Shift.class);
    /** Another process may change the queue, and the wall clock may be set: nothing is slept away in one piece. */
    private static final Duration LOOK = Duration.ofSeconds(5);

    private static final long MEASURE_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final long LEAST_MEASURE_NANOS = TimeUnit.SECONDS.toNanos(3);

    /** What all shifts share. */
    record Terms(NightClock night, QueueRetry retry, ServiceListener listener) {}

    private final String name;
    private final Target target;
    private final Uploader uploader;
    private final UploadQueue queue;
    private final Terms terms;
    private final Thread thread;
    private final Object bell = new Object();
    private boolean rung;
    private volatile boolean stopping;
    private volatile Run running;
    private long measuredFrom;
    private long measuredBytes;

    Shift(String name, Target target, Uploader uploader, UploadQueue queue, Terms terms) {
        this.name = name;
        this.target = target;
        this.uploader = uploader;
        this.queue = queue;
        this.terms = terms;
        this.thread = new Thread(this::work, "upload-" + name);
    }

    void start() {
        thread.start();
    }

    void wake() {
        synchronized (bell) {
            rung = true;
            bell.notifyAll();
        }
    }

    /** Has the running delivery step back for that one. */
    void makeWay(DeliveryId id) {
        Run run = running;
        if (run != null && id.destination().equals(name) && !run.delivery().id().equals(id)) {
            run.stop(Run.Stop.TAKEN_AWAY);
        }
    }

    void stop() {
        stopping = true;
        Run run = running;
        if (run != null) {
            run.stop(Run.Stop.CLOSING);
        } else {
            thread.interrupt(); // it may be tidying up after a cancelled delivery
        }
        wake();
    }

    void join() {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Called again and again by one other thread while the shift works. */
    void watch() throws UploadException {
        Run run = running;
        if (run == null) {
            return;
        }
        account(run);
        if (!queue.counts(run.delivery())) {
            run.stop(Run.Stop.TAKEN_AWAY);
        } else if (terms.night().waitsUntil().isPresent()) {
            run.stop(Run.Stop.NIGHT_OVER);
        }
    }

    private synchronized void account(Run run) throws UploadException {
        long sent = run.takeSent();
        terms.night().sent(sent);
        measuredBytes += sent;
        if (System.nanoTime() - measuredFrom > MEASURE_NANOS) {
            measure(MEASURE_NANOS);
        }
    }

    private synchronized void measure(long leastNanos) throws UploadException {
        long now = System.nanoTime();
        if (now - measuredFrom >= leastNanos && measuredBytes > 0) {
            terms.night().measured(name, measuredBytes, now - measuredFrom);
        }
        measuredFrom = now;
        measuredBytes = 0;
    }

    private void work() {
        while (!stopping) {
            try {
                pause(next());
            } catch (UploadException | RuntimeException e) {
                LOG.warn("The queue for {} stumbled: {}. It goes on.", name, e.getMessage(), e);
                pause(LOOK);
            }
        }
    }

    /** Works on what is due; returns how long nothing is. */
    private Duration next() throws UploadException {
        Optional<Instant> start = terms.night().waitsUntil();
        if (start.isPresent()) {
            return until(start.get());
        }
        Optional<Delivery> cancelled = queue.cancelled(name);
        if (cancelled.isPresent()) {
            tidy(cancelled.get());
        }
        Optional<Delivery> taken = queue.take(name);
        if (taken.isEmpty()) {
            return queue.nextDue(name).map(this::until).orElse(LOOK);
        }
        deliver(taken.get());
        return Duration.ZERO;
    }

    /** Best effort: a destination that keeps abandoned uploads lets them expire by itself. */
    private void tidy(Delivery cancelled) throws UploadException {
        try {
            uploader.abandon(new UploadJob(cancelled.folder(), target, 0, (done, total) -> {}));
        } catch (UploadException e) {
            LOG.info("What was begun of {} stays until it expires: {}", cancelled.id(), e.getMessage());
        } catch (InterruptedException e) {
            LOG.debug("Stopped", e);
            return;
        }
        queue.tidied(cancelled);
    }

    private Duration until(Instant moment) {
        Instant now = terms.night().now();
        return moment.isAfter(now.plus(LOOK)) ? LOOK : Duration.between(now, moment);
    }

    private void deliver(Delivery delivery) throws UploadException {
        MDC.put("recording", delivery.id().packageId());
        Run run = new Run(delivery, terms.listener());
        measure(Long.MAX_VALUE);
        running = run;
        try {
            terms.listener().changed(delivery);
            if (stopping) {
                run.stop(Run.Stop.CLOSING);
            }
            UploadResult result = run.upload(uploader, target, terms.night().bandwidth(), queue);
            String doubt = terms.listener().arrived(delivery, result);
            queue.published(delivery, result.watchUrl(), result.playlistUrl(), doubt);
            LOG.info("{} is published. {}", delivery.id(), doubt == null ? "" : doubt);
        } catch (InterruptedException e) {
            stopped(run);
        } catch (UploadException e) {
            failed(run, e);
        } finally {
            running = null;
            account(run);
            measure(LEAST_MEASURE_NANOS);
            Optional<Delivery> now = queue.find(delivery.id());
            now.ifPresent(terms.listener()::changed);
            MDC.remove("recording");
        }
    }

    private void stopped(Run run) throws UploadException {
        Delivery delivery = run.delivery();
        String reason = run.stopped() == Run.Stop.NIGHT_OVER ? "The night is over; it goes on in the next." : null;
        queue.waits(delivery, run.done(), terms.night().now(), reason);
        LOG.info("{} stopped ({}) and goes on where it is.", delivery.id(), run.stopped());
    }

    private void failed(Run run, UploadException failure) throws UploadException {
        Delivery delivery = run.delivery();
        if (!queue.counts(delivery)) {
            stopped(run); // a person or another attempt took it away, and the fence noticed first
            return;
        }
        Optional<Duration> wait =
                terms.retry().after(failure, delivery.failures(), ThreadLocalRandom.current()::nextDouble);
        LOG.warn(
                "{} failed: {} {}",
                delivery.id(),
                failure.getMessage(),
                wait.map(w -> "Next try in " + w).orElse("Held."));
        if (wait.isEmpty()) {
            queue.held(delivery, run.done(), failure.getMessage());
        } else {
            queue.failed(delivery, run.done(), terms.night().now().plus(wait.get()), failure.getMessage());
        }
    }

    private void pause(Duration most) {
        synchronized (bell) {
            long end = System.nanoTime() + most.toNanos();
            while (!rung && !stopping) {
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (left <= 0) {
                    break;
                }
                try {
                    bell.wait(left);
                } catch (InterruptedException e) {
                    // Only a run that ended a moment ago can mean this; the loop looks at stopping anyway.
                    LOG.debug("Woken", e);
                }
            }
            rung = false;
        }
    }
}
