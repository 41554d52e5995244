package io.rostrum.uploader.night;

import io.rostrum.uploader.Uploader;
import io.rostrum.uploader.job.UploadException;
import io.rostrum.uploader.queue.Delivery;
import io.rostrum.uploader.queue.DeliveryId;
import io.rostrum.uploader.queue.UploadQueue;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works the queue of deliveries: in the hours allowed, at the rate allowed, one lecture at a time for each destination, until
 * every one is published or waits for a person. Destinations do not wait for each other.
 *
 * <p>Any thread may call. Owns its threads until {@link #close()}; queue and uploader stay the caller's. One service a data
 * folder.
 */
public final class UploadService implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(UploadService.class);
    private static final long TICK_MILLIS = 1_000;
    /** What the forecast reckons with before anything was measured: 4 Mbit/s. */
    private static final long UNMEASURED = 500_000;

    private final UploadQueue queue;
    private final NightClock night;
    private final List<Shift> shifts = new ArrayList<>();
    private final ScheduledExecutorService watch =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "upload-watch"));

    private UploadService(UploadQueue queue, NightClock night) {
        this.queue = queue;
        this.night = night;
    }

    /** Starts, and goes on with what earlier runs left. */
    public static UploadService start(
            Uploader uploader, UploadQueue queue, NightSettings settings, ServiceListener listener, Clock clock)
            throws UploadException {
        queue.recover();
        NightClock night = new NightClock(queue.ledger(), clock, settings.policy());
        UploadService service = new UploadService(queue, night);
        settings.targets()
                .forEach((name, target) -> service.shifts.add(
                        new Shift(name, target, uploader, queue, new Shift.Terms(night, settings.retry(), listener))));
        service.shifts.forEach(Shift::start);
        service.watch.scheduleWithFixedDelay(service::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
        return service;
    }

    /** Has a package delivered; see {@link UploadQueue#submit}. */
    public Delivery submit(DeliveryId id, Path folder, long bytes) throws UploadException {
        Delivery delivery = queue.submit(id, folder, bytes);
        wake();
        return delivery;
    }

    public boolean pause(DeliveryId id) throws UploadException {
        return told(queue.pause(id));
    }

    public boolean resume(DeliveryId id) throws UploadException {
        return told(queue.resume(id));
    }

    public boolean cancel(DeliveryId id) throws UploadException {
        return told(queue.cancel(id));
    }

    /** This one before all others; what runs to the same destination steps back and goes on after it. */
    public boolean first(DeliveryId id) throws UploadException {
        boolean changed = queue.first(id);
        shifts.forEach(shift -> shift.makeWay(id));
        return told(changed);
    }

    public List<Delivery> deliveries() throws UploadException {
        return queue.list();
    }

    /** Replaces the policy; a running upload follows at once. */
    public void policy(UploadPolicy policy) {
        night.policy(policy);
        wake();
    }

    /** When uploads begin next; empty if they may run now, {@link Instant#MAX} if never. */
    public Optional<Instant> waitsUntil() throws UploadException {
        return night.waitsUntil();
    }

    /** What the nights ahead bring for one destination. */
    public Forecast forecast(String destination) throws UploadException {
        List<Delivery> waiting = queue.list().stream()
                .filter(delivery -> delivery.id().destination().equals(destination))
                .toList();
        long rate = queue.ledger().rate(destination).orElse(UNMEASURED);
        return Planner.forecast(night.now(), night.policy(), waiting, rate, night.sentToday());
    }

    /** How fast bytes left over the last day, since this service started; the oldest first. */
    public List<UploadRate> lastDay() {
        return night.lastDay();
    }

    /** Looks at clock and queue at once instead of within a moment. */
    public void wake() {
        shifts.forEach(Shift::wake);
    }

    private boolean told(boolean changed) {
        if (changed) {
            wake();
        }
        return changed;
    }

    private void tick() {
        for (Shift shift : shifts) {
            try {
                shift.watch();
            } catch (UploadException | RuntimeException e) {
                LOG.warn("Watching an upload failed: {}. It is watched again.", e.getMessage(), e);
            }
        }
    }

    /** Stops what runs in good order; it goes on at the next start. */
    @Override
    public void close() {
        shifts.forEach(Shift::stop);
        watch.shutdownNow();
        shifts.forEach(Shift::join);
        try {
            watch.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
