package io.rostrum.capture.agent.jobs;

import io.rostrum.capture.recording.RecorderException;
import io.rostrum.capture.recording.Recording;
import io.rostrum.capture.recording.RecordingId;
import io.rostrum.capture.recording.RecordingState;
import io.rostrum.capture.recording.RecordingStore;
import java.net.URI;

/** Brings recordings from state to state as their jobs do, safe on disk, and tells the board. Any thread. */
final class RecordingStates {
    private final RecordingStore store;
    private final JobBoard board;

    RecordingStates(RecordingStore store, JobBoard board) {
        this.store = store;
        this.board = board;
    }

    /** Goes on. What the recorder said of the recording stays; what a job failed of is over. */
    Recording enter(RecordingId id, RecordingState state) throws RecorderException {
        Recording now = store.update(
                id,
                before -> before.state() == RecordingState.FAILED
                        ? before.in(state).withProblem(null)
                        : before.in(state));
        board.changed(now);
        return now;
    }

    /** Students can watch it; the addresses are null where the destination has none. */
    void published(RecordingId id, URI watchUrl, URI playlistUrl) throws RecorderException {
        String page = watchUrl == null ? null : watchUrl.toString();
        board.changed(
                store.update(id, before -> before.in(RecordingState.PUBLISHED).withWatchUrl(page)));
        board.published(id, watchUrl, playlistUrl);
    }

    /** A person must look. */
    void fail(RecordingId id, String sentence) throws RecorderException {
        board.changed(
                store.update(id, before -> before.in(RecordingState.FAILED).withProblem(sentence)));
    }
}
