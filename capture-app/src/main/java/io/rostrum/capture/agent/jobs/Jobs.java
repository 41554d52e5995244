package io.rostrum.capture.agent.jobs;

import io.rostrum.capture.agent.settings.AgentException;
import io.rostrum.capture.agent.settings.LiveSettings;
import io.rostrum.capture.recording.RecorderException;
import io.rostrum.capture.recording.RecorderException.Code;
import io.rostrum.capture.recording.RecorderListener;
import io.rostrum.capture.recording.Recording;
import io.rostrum.capture.recording.RecordingId;
import io.rostrum.capture.recording.RecordingState;
import io.rostrum.capture.recording.RecordingStore;
import io.rostrum.capture.recording.Trash;
import io.rostrum.uploader.night.Forecast;
import io.rostrum.uploader.night.UploadRate;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The chain from a finished recording to the students: encode, then upload. The disk says where each recording stands.
 * Any thread.
 */
public final class Jobs implements RecorderListener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);
    private static final int SWEEP_MINUTES = 10;
    private static final int LOOK_SECONDS = 2;
    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(2), Duration.ofMinutes(10));

    private final RecordingStore store;
    private final LiveSettings settings;
    private final JobBoard board;
    private final RecordingStates states;
    private final Uploads uploads;
    private final Exports exports;
    private final CleanupWork cleanup;
    private final Trash trash;
    private final Object sealing = new Object();
    private final Map<Object, String> holders = new IdentityHashMap<>();
    private final ScheduledExecutorService sweeper =
            Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "clean-up"));
    private final Map<JobKind, Lane> lanes = new EnumMap<>(JobKind.class);

    private Jobs(LiveSettings settings, RecordingStore store, JobBoard board, Clock clock) throws AgentException {
        this.settings = settings;
        this.store = store;
        this.board = board;
        this.states = new RecordingStates(store, board);
        this.uploads = Uploads.open(settings, store, states, board, clock);
        this.exports = new Exports(
                store, board, settings.now().data().root().resolve("appliance"), new ExportPlaces(() -> settings.now()
                        .export()
                        .folders()));
        this.trash = new Trash(store, clock);
        this.cleanup = new CleanupWork(
                store, settings, uploads, () -> Files.getFileStore(store.data()).getUsableSpace(), clock);
    }

    /**
     * Starts the chain and goes on with what earlier runs left. The caller holds the data folder's lock.
     *
     * @param board shows what happens
     */
    public static Jobs start(LiveSettings settings, RecordingStore store, JobBoard board, Clock clock)
            throws AgentException, RecorderException {
        Jobs jobs = new Jobs(settings, store, board, clock);
        JobDatabase database = JobDatabase.open(settings.now().data().database());
        jobs.add(new EncodeWork(store, jobs.states, settings, jobs::publish), database, clock);
        jobs.add(new SealWork(store, jobs::sealedAgain, clock), database, clock);
        jobs.add(jobs.cleanup, database, clock);
        jobs.uploads.start();
        Arrivals arrivals = new Arrivals(store, jobs::arrived);
        jobs.goOn(database.log().all());
        jobs.lanes.values().forEach(Lane::start);
        jobs.sweeper.scheduleWithFixedDelay(jobs::sweep, 1, SWEEP_MINUTES, TimeUnit.MINUTES);
        jobs.sweeper.scheduleWithFixedDelay(arrivals::look, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
        return jobs;
    }

    /** The recorder may have told of a short recording already. */
    private void arrived(Recording recording) throws RecorderException {
        if (board.job(Job.id(JobKind.ENCODE, recording.id())).isEmpty()) {
            follow(recording);
        }
    }

    private void add(Work work, JobDatabase database, Clock clock) {
        lanes.put(work.kind(), new Lane(work, database, board, BACKOFF, clock));
    }

    /** Oldest first, as they were taught; without those that failed for good or that a person cancelled. */
    private void goOn(List<Job> ended) throws RecorderException {
        List<Recording> newestFirst = store.list();
        for (int i = newestFirst.size() - 1; i >= 0; i--) {
            Recording recording = newestFirst.get(i);
            ended.stream().filter(job -> job.recording().equals(recording.id())).forEach(board::show);
            follow(unsealed(recording));
        }
    }

    /** The package of a lecture that is to be encoded anew goes first; a crash may have come between. */
    private Recording unsealed(Recording recording) throws RecorderException {
        boolean waits = recording.state() == RecordingState.ENCODED || recording.state() == RecordingState.UPLOADING;
        return waits && !isSealed(recording.id()) ? states.enter(recording.id(), RecordingState.ENCODING) : recording;
    }

    private boolean isSealed(RecordingId id) {
        return Files.isRegularFile(store.packageDirectory(id).resolve("manifest.json"));
    }

    /** Has done what a recording's state asks for, unless a person said no or it failed for good. */
    private void follow(Recording recording) throws RecorderException {
        switch (recording.state()) {
            case RECORDED, ENCODING -> submit(JobKind.ENCODE, recording.id());
            case ENCODED, UPLOADING -> publish(recording.id());
            case RECORDING, PUBLISHED, FAILED -> {
                // The recorder's, done, or a person's.
            }
        }
    }

    private void submit(JobKind kind, RecordingId id) {
        boolean ended = board.job(Job.id(kind, id))
                .filter(job -> job.state() == JobState.CANCELLED || job.state() == JobState.FAILED)
                .isPresent();
        if (!ended) {
            lane(kind).submit(id);
        }
    }

    /** The texts of a package are as they should be, unless they were changed again meanwhile. */
    private void sealedAgain(RecordingId id) throws RecorderException {
        synchronized (sealing) {
            if (!lane(JobKind.SEAL).isWantedAgain(id)) {
                uploads.submit(id, false);
            }
        }
    }

    /** Sends a sealed package on its way, if there is a way. */
    private void publish(RecordingId id) throws RecorderException {
        if (!lane(JobKind.SEAL).has(id)) {
            uploads.submit(id, false);
        }
    }

    /**
     * Follows settings that changed.
     *
     * @param places whether the destinations are others: what waited for one may go
     */
    public void follow(boolean places) throws AgentException, RecorderException {
        if (!places) {
            uploads.follow();
            return;
        }
        uploads.restart();
        for (Recording recording : store.list()) {
            if (recording.state() == RecordingState.ENCODED) {
                publish(recording.id());
            }
        }
    }

    @Override
    public void recordingChanged(Recording recording) {
        // Also a recording of which a person cancelled the encoding is RECORDED; then nothing is submitted. One that is
        // followed by its encoding goes on to its end.
        boolean ended = recording.state() == RecordingState.RECORDED;
        if (ended && !lane(JobKind.ENCODE).isAtWork(recording.id())) {
            submit(JobKind.ENCODE, recording.id());
        }
    }

    /** Has a recording that still runs encoded as it grows. */
    void encodeLive(RecordingId id) {
        submit(JobKind.ENCODE, id);
    }

    /**
     * Tries once more, at once, what waits for a recording, failed or was cancelled.
     *
     * @throws RecorderException WRONG_STATE if nothing is left to do
     */
    public void retry(Recording recording) throws RecorderException {
        RecordingId id = recording.id();
        switch (recording.state()) {
            case RECORDED, ENCODING -> lane(JobKind.ENCODE).submit(id);
            case ENCODED, UPLOADING -> upload(id);
            case FAILED -> {
                if (isSealed(id)) {
                    states.enter(id, RecordingState.ENCODED);
                    upload(id);
                } else {
                    states.enter(id, RecordingState.RECORDED);
                    lane(JobKind.ENCODE).submit(id);
                }
            }
            case RECORDING, PUBLISHED ->
                throw new RecorderException(
                        Code.WRONG_STATE,
                        "\"" + recording.title() + "\" is " + recording.state().id()
                                + "; there is nothing to try again.");
        }
    }

    private void upload(RecordingId id) throws RecorderException {
        if (settings.now().destinations().isEmpty()) {
            throw new RecorderException(
                    Code.WRONG_STATE, "No destination is set, so nothing can be uploaded. Name one in the settings.");
        }
        uploads.submit(id, true);
    }

    /** Tries a job again at once. */
    public void retry(Job job) throws RecorderException {
        switch (job.kind()) {
            case SEAL, CLEANUP -> lane(job.kind()).submit(job.recording());
            case ENCODE -> retry(get(job.recording()));
            case EXPORT -> exports.again(job.recording());
            case UPLOAD -> {
                if (!uploads.retry(job)) {
                    throw new RecorderException(
                            Code.WRONG_STATE, "The job " + job.id() + " runs or is done; it cannot be tried again.");
                }
            }
        }
    }

    /** Nobody wants a job any more; what it works on stays as it is. */
    public void cancel(Job job) throws RecorderException {
        requireOpen(
                job,
                switch (job.kind()) {
                    case UPLOAD -> uploads.cancel(job);
                    case EXPORT -> exports.cancel(job.recording());
                    case ENCODE, SEAL, CLEANUP -> lane(job.kind()).cancel(job.recording());
                });
    }

    /** A waiting job comes before all others of its kind. */
    public void first(Job job) throws RecorderException {
        requireOpen(
                job,
                switch (job.kind()) {
                    case UPLOAD -> uploads.first(job);
                    case EXPORT -> job.state().isOpen(); // a person stands beside it, and there is hardly another
                    case ENCODE, SEAL, CLEANUP -> lane(job.kind()).first(job.recording());
                });
    }

    private static void requireOpen(Job job, boolean open) throws RecorderException {
        if (!open) {
            throw new RecorderException(
                    Code.WRONG_STATE, "The job " + job.id() + " neither waits nor runs; it can be tried again.");
        }
    }

    /**
     * Has a package's texts brought up to date and the package sent again.
     *
     * @throws RecorderException BUSY if its upload does not stop
     */
    public void sealAgain(Recording recording) throws RecorderException {
        RecordingId id = recording.id();
        synchronized (sealing) {
            withdraw(id, List.of(JobKind.UPLOAD, JobKind.EXPORT));
            switch (get(id).state()) {
                case UPLOADING, PUBLISHED -> states.enter(id, RecordingState.ENCODED);
                case RECORDING, RECORDED, ENCODING, ENCODED, FAILED -> {
                    // It is not further than that, or a person must look first.
                }
            }
            lane(JobKind.SEAL).submit(id);
        }
    }

    private Recording get(RecordingId id) throws RecorderException {
        return store.get(id)
                .orElseThrow(() -> new RecorderException(Code.NOT_FOUND, "There is no recording " + id + "."));
    }

    /** Has the whole package made anew; the caller has removed the old one and changed the recording, now ENCODING. */
    public void encodeAgain(Recording recording) {
        board.changed(recording);
        lane(JobKind.ENCODE).submit(recording.id());
    }

    /**
     * Takes back everything planned for a recording; nobody works on it when this returns.
     *
     * @throws RecorderException BUSY if a job does not stop
     */
    public void withdraw(RecordingId id) throws RecorderException {
        withdraw(id, List.of(JobKind.values()));
    }

    private void withdraw(RecordingId id, List<JobKind> kinds) throws RecorderException {
        try {
            for (JobKind kind : kinds) {
                boolean stopped =
                        switch (kind) {
                            case UPLOAD -> uploads.withdraw(id);
                            case EXPORT -> exports.withdraw(id);
                            case ENCODE, SEAL, CLEANUP ->
                                lane(kind) == null || lane(kind).withdraw(id);
                        };
                if (!stopped) {
                    throw new RecorderException(
                            Code.BUSY, "The " + kind.id() + " of the recording does not stop. Try again in a minute.");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RecorderException(Code.BUSY, "The agent is stopping.", e);
        }
    }

    /** The recording has gone to the trash or from the disk. */
    public void forget(RecordingId id) {
        board.forget(id);
    }

    /** A recording came back: goes on with it where it stood. */
    public void goOn(Recording recording) throws RecorderException {
        follow(recording);
    }

    /**
     * Has a lecture copied to a stick, for a platform to import.
     *
     * @param folder of {@link #exportPlaces()}, or in one
     * @return the job as it is now
     * @throws RecorderException WRONG_STATE if it has no sealed package or cannot go there; NOT_FOUND if there is no such
     *     folder; BUSY if it is being copied
     */
    public Job export(Recording recording, String folder) throws RecorderException {
        if (!isSealed(recording.id())) {
            throw new RecorderException(
                    Code.WRONG_STATE, "\"" + recording.title() + "\" is not encoded yet; it can be copied after that.");
        }
        return exports.submit(recording.id(), folder);
    }

    public ExportPlaces exportPlaces() {
        return exports.places();
    }

    /** How fast bytes left over the last day. */
    public List<UploadRate> uploadRates() {
        return uploads.lastDay();
    }

    /** What the nights ahead bring, by destination. */
    public Map<String, Forecast> forecast() throws RecorderException {
        return uploads.forecast();
    }

    /** Whether every destination has the recording and shows it. */
    public boolean isPublishedEverywhere(RecordingId id) throws RecorderException {
        return uploads.isPublishedEverywhere(id);
    }

    /**
     * Encodes nothing until everybody who held it has let go, and says why.
     *
     * @param who holds it; holding it twice is holding it once
     */
    public void holdEncoding(Object who, String sentence) {
        synchronized (holders) {
            if (holders.put(who, sentence) == null) {
                lane(JobKind.ENCODE).hold(sentence);
            }
        }
    }

    /** Lets encoding go on, unless somebody else holds it. */
    public void releaseEncoding(Object who) {
        synchronized (holders) {
            if (holders.remove(who) != null && holders.isEmpty()) {
                lane(JobKind.ENCODE).release();
            }
        }
    }

    /** Looks for lectures that may make room, and empties the trash of what was deleted long enough ago. */
    public void sweep() {
        try {
            trash.purge();
            List<Recording> newestFirst = store.list();
            for (int i = newestFirst.size() - 1; i >= 0; i--) {
                if (cleanup.isDue(newestFirst.get(i))
                        && !lane(JobKind.CLEANUP).has(newestFirst.get(i).id())) {
                    submit(JobKind.CLEANUP, newestFirst.get(i).id());
                }
            }
        } catch (RecorderException | IOException e) {
            LOG.warn("Nothing could be cleaned up: {}", e.getMessage());
        }
    }

    private Lane lane(JobKind kind) {
        return lanes.get(kind);
    }

    /** Interrupts what runs; it goes on at the next start. */
    @Override
    public void close() {
        sweeper.shutdownNow();
        lanes.values().forEach(Lane::close);
        exports.close();
        uploads.close();
    }
}
