package io.rostrum.capture.cli;

import io.rostrum.capture.recording.RecordedTrack;
import io.rostrum.capture.recording.RecorderException;
import io.rostrum.capture.recording.Recording;
import io.rostrum.capture.recording.RecordingId;
import io.rostrum.capture.recording.RecordingState;
import io.rostrum.capture.recording.RecordingStore;
import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.master.Growth;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A recording that still runs, seen from a process that encodes it: its description is the only thing both look at. Any thread.
 */
final class FollowedRecording implements Growth {
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long SETTLE_NANOS = TimeUnit.SECONDS.toNanos(3);

    private final RecordingStore store;
    private final RecordingId id;
    private Recording latest;
    private List<RecordedTrack> followed = List.of();
    private long looked;

    FollowedRecording(RecordingStore store, Recording recording) {
        this.store = store;
        this.id = recording.id();
        this.latest = recording;
        this.looked = System.nanoTime();
    }

    /**
     * Waits until the tracks are there that a recording begins with: each source's first picture or sound brings one, and for
     * some seconds no other came.
     */
    Recording awaitTracks() throws EncoderException, InterruptedException {
        long changed = System.nanoTime();
        List<RecordedTrack> tracks = latest().tracks();
        while (isRunning() && (tracks.isEmpty() || System.nanoTime() - changed < SETTLE_NANOS)) {
            TimeUnit.NANOSECONDS.sleep(LOOK_NANOS);
            if (!latest().tracks().equals(tracks)) {
                tracks = latest().tracks();
                changed = System.nanoTime();
            }
        }
        Recording recording = latest();
        synchronized (this) {
            followed = recording.tracks();
        }
        return recording;
    }

    private boolean isRunning() throws EncoderException {
        return latest().state() == RecordingState.RECORDING;
    }

    @Override
    public boolean hasEnded() throws EncoderException {
        boolean ended = !isRunning();
        if (isOutgrown()) {
            throw new EncoderException(
                    EncoderException.Code.SOURCE_LOST,
                    "The recording " + id + " has other tracks by now; its encoding begins again.");
        }
        return ended;
    }

    /** Whether a source gave up a track and began another, so that what is followed is not the whole lecture. */
    synchronized boolean isOutgrown() {
        return !latest.tracks().equals(followed);
    }

    /** What the description said when it was last looked at; looks again if that was a moment ago. */
    Recording seen() {
        try {
            return latest();
        } catch (EncoderException e) {
            synchronized (this) {
                return latest; // whoever reads the masters hears of it too, and can say so
            }
        }
    }

    private synchronized Recording latest() throws EncoderException {
        if (System.nanoTime() - looked >= LOOK_NANOS) {
            try {
                latest = store.get(id)
                        .orElseThrow(() -> new EncoderException(
                                EncoderException.Code.SOURCE_LOST, "The recording " + id + " was deleted."));
            } catch (RecorderException e) {
                throw new EncoderException(EncoderException.Code.IO, e.getMessage(), e);
            }
            looked = System.nanoTime();
        }
        return latest;
    }
}
