package io.rostrum.capture.agent.jobs;

import io.rostrum.capture.agent.settings.Destination;
import io.rostrum.capture.agent.settings.LiveSettings;
import io.rostrum.capture.recording.RecorderException;
import io.rostrum.capture.recording.RecordingId;
import io.rostrum.capture.recording.RecordingState;
import io.rostrum.uploader.UploadResult;
import io.rostrum.uploader.job.UploadException;
import io.rostrum.uploader.night.ServiceListener;
import io.rostrum.uploader.night.UploadHours;
import io.rostrum.uploader.queue.Delivery;
import io.rostrum.uploader.queue.DeliveryId;
import io.rostrum.uploader.queue.DeliveryState;
import io.rostrum.uploader.queue.UploadQueue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows deliveries as jobs, and brings each recording to the state that its deliveries have together. Any thread. */
final class DeliveryJobs implements ServiceListener {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryJobs.class);
    private static final long STEP_MILLIS = 50;

    private final UploadQueue queue;
    private final LiveSettings settings;
    private final RecordingStates states;
    private final JobBoard board;
    private final Proofs proofs;
    private final Clock clock;
    private final Set<DeliveryId> atWork = new HashSet<>();

    DeliveryJobs(
            UploadQueue queue,
            LiveSettings settings,
            RecordingStates states,
            JobBoard board,
            Proofs proofs,
            Clock clock) {
        this.queue = queue;
        this.settings = settings;
        this.states = states;
        this.board = board;
        this.proofs = proofs;
        this.clock = clock;
    }

    @Override
    public void changed(Delivery delivery) {
        boolean begins = delivery.state() == DeliveryState.RUNNING;
        synchronized (atWork) {
            if (begins) {
                atWork.add(delivery.id());
            } else {
                atWork.remove(delivery.id());
                atWork.notifyAll();
            }
        }
        show(delivery);
        try {
            RecordingId id = new RecordingId(delivery.id().packageId());
            if (begins) {
                states.enter(id, RecordingState.UPLOADING);
            } else {
                settle(id);
            }
        } catch (RecorderException | UploadException e) {
            LOG.warn("What became of {} could not be written down: {}", delivery.id(), e.getMessage());
        }
    }

    @Override
    public String arrived(Delivery delivery, UploadResult result) {
        return settings.now().destinations().stream()
                .filter(destination -> destination.name().equals(delivery.id().destination()))
                .findFirst()
                .map(destination -> proofs.keep(recording(delivery), destination, result))
                .orElse(null);
    }

    @Override
    public void progress(Delivery delivery, long bytesDone, long bytesTotal) {
        double part = bytesTotal == 0 ? 1 : (double) bytesDone / bytesTotal;
        board.show(Job.running(recording(delivery), JobKind.UPLOAD, part)
                .to(delivery.id().destination()));
    }

    /** Waits until nobody sends that delivery; says whether that came to pass in time. */
    boolean awaitEnd(DeliveryId id, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        synchronized (atWork) {
            while (atWork.contains(id)) {
                if (System.nanoTime() > deadline) {
                    return false;
                }
                atWork.wait(STEP_MILLIS);
            }
        }
        return true;
    }

    /** Shows how a delivery does now. */
    void show(DeliveryId id) throws UploadException {
        queue.find(id).ifPresent(this::show);
    }

    private void show(Delivery delivery) {
        board.show(job(delivery).to(delivery.id().destination()));
    }

    private static RecordingId recording(Delivery delivery) {
        return new RecordingId(delivery.id().packageId());
    }

    private Job job(Delivery delivery) {
        RecordingId id = recording(delivery);
        double progress = delivery.bytes() == 0 ? 0 : Math.min(1, (double) delivery.done() / delivery.bytes());
        return switch (delivery.state()) {
            case WAITING -> waiting(delivery, id, progress);
            case RUNNING -> Job.running(id, JobKind.UPLOAD, progress);
            case PAUSED ->
                new Job(id, JobKind.UPLOAD, JobState.WAITING, progress, "Paused by a person.", 0, null, null);
            case HELD -> Job.ended(id, JobKind.UPLOAD, JobState.FAILED, delivery.reason());
            case CANCELLED -> Job.ended(id, JobKind.UPLOAD, JobState.CANCELLED, null);
            case PUBLISHED -> Job.ended(id, JobKind.UPLOAD, JobState.DONE, delivery.reason());
        };
    }

    private Job waiting(Delivery delivery, RecordingId id, double progress) {
        Instant now = clock.instant();
        Optional<Instant> opening = opening(now);
        Instant next = opening.orElse(delivery.notBefore().isAfter(now) ? delivery.notBefore() : null);
        String sentence = delivery.reason();
        if (opening.isPresent() && delivery.failures() == 0) {
            sentence = "Waits for the night: uploads run "
                    + settings.now().upload().window().orElseThrow() + ".";
        }
        return new Job(id, JobKind.UPLOAD, JobState.WAITING, progress, sentence, delivery.failures(), next, null);
    }

    private Optional<Instant> opening(Instant now) {
        return settings.now()
                .upload()
                .window()
                .map(text -> UploadHours.parse(text, ZoneId.systemDefault()))
                .filter(hours -> !hours.isOpen(now))
                .flatMap(hours -> hours.nightAt(now))
                .map(UploadHours.Night::opens);
    }

    /** A recording is published when it is so everywhere, and failed when no destination can have it any more. */
    void settle(RecordingId id) throws RecorderException, UploadException {
        List<Delivery> all = new ArrayList<>();
        for (Destination destination : settings.now().destinations()) {
            queue.find(new DeliveryId(id.value(), destination.name())).ifPresent(all::add);
        }
        if (all.isEmpty()) {
            return;
        }
        if (all.stream().allMatch(delivery -> delivery.state() == DeliveryState.PUBLISHED)) {
            Delivery shown = all.stream()
                    .filter(delivery -> delivery.watchUrl() != null)
                    .findFirst()
                    .orElse(all.get(0));
            states.published(id, shown.watchUrl(), shown.playlistUrl());
            return;
        }
        boolean open = all.stream()
                .anyMatch(delivery -> delivery.state() == DeliveryState.WAITING
                        || delivery.state() == DeliveryState.RUNNING
                        || delivery.state() == DeliveryState.PAUSED);
        Optional<Delivery> held = all.stream()
                .filter(delivery -> delivery.state() == DeliveryState.HELD)
                .findFirst();
        if (!open && held.isPresent()) {
            states.fail(id, held.get().reason());
        } else if (!open) {
            states.enter(id, RecordingState.ENCODED); // cancelled: it waits for a person
        }
    }
}
