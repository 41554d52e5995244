package io.rostrum.capture.agent.jobs;

import io.rostrum.capture.agent.receipts.ReceiptBook;
import io.rostrum.capture.agent.settings.AgentException;
import io.rostrum.capture.agent.settings.AgentSettings;
import io.rostrum.capture.agent.settings.Destination;
import io.rostrum.capture.agent.settings.LiveSettings;
import io.rostrum.capture.recording.RecorderException;
import io.rostrum.capture.recording.RecorderException.Code;
import io.rostrum.capture.recording.RecordingId;
import io.rostrum.capture.recording.RecordingStore;
import io.rostrum.uploader.Uploader;
import io.rostrum.uploader.job.RetryPolicy;
import io.rostrum.uploader.job.Target;
import io.rostrum.uploader.job.UploadException;
import io.rostrum.uploader.job.UploadSettings;
import io.rostrum.uploader.night.Forecast;
import io.rostrum.uploader.night.NightSettings;
import io.rostrum.uploader.night.UploadPolicy;
import io.rostrum.uploader.night.UploadRate;
import io.rostrum.uploader.night.UploadService;
import io.rostrum.uploader.queue.Delivery;
import io.rostrum.uploader.queue.DeliveryId;
import io.rostrum.uploader.queue.DeliveryState;
import io.rostrum.uploader.queue.UploadQueue;
import io.rostrum.uploader.queue.UploadStateStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lectures on their way to the destinations: the upload queue, worked while the agent runs. Any thread. */
final class Uploads implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Uploads.class);
    private static final Duration STOP = Duration.ofSeconds(45);
    /** For a question that is asked again later anyway. */
    private static final UploadSettings SOON = UploadSettings.DEFAULT.with(
            new RetryPolicy(Duration.ofSeconds(20), 2, Duration.ofSeconds(1), Duration.ofSeconds(2)));

    private final RecordingStore store;
    private final LiveSettings settings;
    private final Clock clock;
    private final UploadStateStore offsets;
    private final UploadQueue queue;
    private final Proofs proofs;
    private final DeliveryJobs shown;
    private UploadService service;

    private Uploads(LiveSettings settings, RecordingStore store, RecordingStates states, JobBoard board, Clock clock)
            throws UploadException {
        this.settings = settings;
        this.store = store;
        this.clock = clock;
        Path database = settings.now().data().database();
        offsets = UploadStateStore.open(database);
        queue = UploadQueue.open(database, clock);
        ReceiptBook book = new ReceiptBook(settings.now().data().platformKeys());
        proofs = new Proofs(store, book, new Uploader(offsets, SOON));
        shown = new DeliveryJobs(queue, settings, states, board, proofs, clock);
    }

    /** Opens the queue; {@link #start()} begins to work it. */
    static Uploads open(
            LiveSettings settings, RecordingStore store, RecordingStates states, JobBoard board, Clock clock)
            throws AgentException {
        try {
            return new Uploads(settings, store, states, board, clock);
        } catch (UploadException e) {
            throw failure(e);
        }
    }

    /** Goes on with what earlier runs left. */
    synchronized void start() throws AgentException {
        AgentSettings now = settings.now();
        Map<String, Target> targets = new LinkedHashMap<>();
        now.destinations().forEach(destination -> targets.put(destination.name(), destination.target()));
        try {
            service = UploadService.start(
                    new Uploader(offsets),
                    queue,
                    new NightSettings(targets, policy(now), now.upload().retry()),
                    shown,
                    clock);
        } catch (UploadException e) {
            throw failure(e);
        }
    }

    /** Destinations changed: what runs stops and goes on, if its destination is still there. */
    synchronized void restart() throws AgentException {
        service.close();
        start();
    }

    /** Hours, rate or cap changed: what runs follows at once. */
    synchronized void follow() {
        service.policy(policy(settings.now()));
    }

    private static UploadPolicy policy(AgentSettings settings) {
        return settings.upload().policy(ZoneId.systemDefault(), settings.room().name());
    }

    private static AgentException failure(UploadException e) {
        return new AgentException(AgentException.Code.IO, e.getMessage(), e);
    }

    /** Sends a package to all destinations; one that failed for good or was cancelled stays so unless {@code again}. */
    synchronized void submit(RecordingId id, boolean again) throws RecorderException {
        Path folder = store.packageDirectory(id);
        try {
            for (Destination destination : settings.now().destinations()) {
                DeliveryId delivery = new DeliveryId(id.value(), destination.name());
                Optional<DeliveryState> state = queue.find(delivery).map(Delivery::state);
                boolean ended = state.filter(s -> s == DeliveryState.CANCELLED || s == DeliveryState.HELD)
                        .isPresent();
                boolean there = state.filter(s -> s == DeliveryState.PUBLISHED).isPresent();
                if (!there && (again || !ended)) {
                    service.submit(delivery, folder, size(folder));
                    if (again) {
                        service.resume(delivery);
                    }
                }
                shown.show(delivery);
            }
            shown.settle(id);
        } catch (UploadException | IOException e) {
            throw disk(e);
        }
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            long sum = 0;
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                sum += Files.size(file);
            }
            return sum;
        }
    }

    /** A person wants that delivery no more; says whether there was any to stop. */
    boolean cancel(Job job) throws RecorderException {
        return tell(job, UploadService::cancel);
    }

    boolean first(Job job) throws RecorderException {
        return tell(job, UploadService::first);
    }

    boolean retry(Job job) throws RecorderException {
        return tell(job, UploadService::resume);
    }

    /** What is done with a delivery. */
    private interface Order {
        boolean give(UploadService service, DeliveryId id) throws UploadException;
    }

    private synchronized boolean tell(Job job, Order order) throws RecorderException {
        DeliveryId id = new DeliveryId(job.recording().value(), job.destination());
        try {
            boolean done = order.give(service, id);
            shown.show(id);
            return done;
        } catch (UploadException e) {
            throw disk(e);
        }
    }

    /**
     * Takes a recording's deliveries back.
     *
     * @return whether nobody reads its package any more; false if an upload did not stop in time
     */
    boolean withdraw(RecordingId id) throws RecorderException, InterruptedException {
        try {
            List<Delivery> all = queue.list().stream()
                    .filter(delivery -> delivery.id().packageId().equals(id.value()))
                    .toList();
            for (Delivery delivery : all) {
                synchronized (this) {
                    service.cancel(delivery.id());
                }
                if (!shown.awaitEnd(delivery.id(), STOP)) {
                    return false;
                }
                queue.forget(delivery.id());
            }
            return true;
        } catch (UploadException e) {
            throw disk(e);
        }
    }

    /** Whether every destination has the recording's package and shows it. */
    boolean isPublishedEverywhere(RecordingId id) throws RecorderException {
        try {
            List<Destination> destinations = settings.now().destinations();
            for (Destination destination : destinations) {
                boolean published = queue.find(new DeliveryId(id.value(), destination.name())).stream()
                        .anyMatch(delivery -> delivery.state() == DeliveryState.PUBLISHED);
                if (!published) {
                    return false;
                }
            }
            return !destinations.isEmpty();
        } catch (UploadException e) {
            throw disk(e);
        }
    }

    /** Why the masters of a published recording must stay; empty if every destination holds it for sure. */
    Optional<String> doubt(RecordingId id) throws InterruptedException {
        for (Destination destination : settings.now().destinations()) {
            Optional<String> doubt = proofs.doubt(id, destination);
            if (doubt.isPresent()) {
                return doubt;
            }
        }
        return Optional.empty();
    }

    /** How fast bytes left over the last day. */
    synchronized List<UploadRate> lastDay() {
        return service.lastDay();
    }

    /** What the nights ahead bring, by destination. */
    synchronized Map<String, Forecast> forecast() throws RecorderException {
        Map<String, Forecast> forecasts = new LinkedHashMap<>();
        try {
            for (Destination destination : settings.now().destinations()) {
                forecasts.put(destination.name(), service.forecast(destination.name()));
            }
            return forecasts;
        } catch (UploadException e) {
            throw disk(e);
        }
    }

    private static RecorderException disk(Exception cause) {
        return new RecorderException(Code.DISK, cause.getMessage(), cause);
    }

    /** Stops what runs in good order; it goes on at the next start. */
    @Override
    public synchronized void close() {
        try {
            if (service != null) {
                service.close();
            }
            queue.close();
            offsets.close();
        } catch (UploadException e) {
            LOG.warn("The database was not closed in good order: {}", e.getMessage());
        }
    }
}
