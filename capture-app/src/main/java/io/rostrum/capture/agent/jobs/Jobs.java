package io.rostrum.capture.agent.jobs;

import io.rostrum.capture.agent.settings.AgentException;
import io.rostrum.capture.agent.settings.AgentSettings;
import io.rostrum.capture.recording.RecorderException;
import io.rostrum.capture.recording.RecorderListener;
import io.rostrum.capture.recording.Recording;
import io.rostrum.capture.recording.RecordingId;
import io.rostrum.capture.recording.RecordingState;
import io.rostrum.capture.recording.RecordingStore;
import io.rostrum.uploader.Uploader;
import io.rostrum.uploader.job.UploadException;
import io.rostrum.uploader.queue.UploadStateStore;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The chain from a finished recording to the students: encode, then upload. The disk says where each recording stands. */
public final class Jobs implements RecorderListener, AutoCloseable {
    private static final Backoff ENCODE_BACKOFF = new Backoff(Duration.ofSeconds(2), Duration.ofMinutes(10));
    private static final Backoff UPLOAD_BACKOFF = new Backoff(Duration.ofSeconds(5), Duration.ofMinutes(10));

    private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);

    private final UploadStateStore uploads;
    private final Lane encoding;
    private final Optional<Lane> uploading;

    private Jobs(UploadStateStore uploads, Lane encoding, Optional<Lane> uploading) {
        this.uploads = uploads;
        this.encoding = encoding;
        this.uploading = uploading;
    }

    /**
     * Starts the chain and goes on with what earlier runs left. The caller holds the data folder's lock.
     *
     * @param board shows what happens
     */
    public static Jobs start(AgentSettings settings, RecordingStore store, JobBoard board, Clock clock)
            throws AgentException, RecorderException {
        UploadStateStore uploads = uploads(settings); // first: it puts a damaged database aside
        JobDatabase database = JobDatabase.open(settings.data().database());
        RecordingStates states = new RecordingStates(store, board);
        Optional<Lane> uploading = settings.destination().map(destination -> {
            UploadWork work = new UploadWork(store, states, new Uploader(uploads), destination, clock);
            return new Lane(work, database, board, UPLOAD_BACKOFF, clock);
        });
        EncodeWork encode = new EncodeWork(
                store, states, settings.ladder().name(), id -> uploading.ifPresent(lane -> lane.submit(id)));
        Jobs jobs = new Jobs(uploads, new Lane(encode, database, board, ENCODE_BACKOFF, clock), uploading);
        jobs.goOn(store.list());
        jobs.lanes().forEach(Lane::start);
        return jobs;
    }

    private static UploadStateStore uploads(AgentSettings settings) throws AgentException {
        try {
            return UploadStateStore.open(settings.data().database());
        } catch (UploadException e) {
            throw new AgentException(AgentException.Code.IO, e.getMessage(), e);
        }
    }

    /** Oldest first, as they were taught. */
    private void goOn(List<Recording> newestFirst) {
        for (int i = newestFirst.size() - 1; i >= 0; i--) {
            submit(newestFirst.get(i).id(), newestFirst.get(i).state());
        }
    }

    private void submit(RecordingId id, RecordingState state) {
        switch (state) {
            case RECORDED, ENCODING -> encoding.submit(id);
            case ENCODED, UPLOADING -> uploading.ifPresent(lane -> lane.submit(id));
            case RECORDING, PUBLISHED, FAILED -> {
                // The recorder's, done, or a person's.
            }
        }
    }

    @Override
    public void recordingChanged(Recording recording) {
        if (recording.state() == RecordingState.RECORDED) {
            encoding.submit(recording.id());
        }
    }

    private List<Lane> lanes() {
        List<Lane> lanes = new ArrayList<>();
        lanes.add(encoding);
        uploading.ifPresent(lanes::add);
        return lanes;
    }

    /** Interrupts what runs; it goes on at the next start. */
    @Override
    public void close() {
        lanes().forEach(Lane::close);
        try {
            uploads.close();
        } catch (UploadException e) {
            LOG.warn("The database was not closed in good order: {}", e.getMessage());
        }
    }
}
