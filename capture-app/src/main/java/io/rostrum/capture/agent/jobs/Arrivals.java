package io.rostrum.capture.agent.jobs;

import io.rostrum.capture.recording.RecorderException;
import io.rostrum.capture.recording.Recording;
import io.rostrum.capture.recording.RecordingId;
import io.rostrum.capture.recording.RecordingState;
import io.rostrum.capture.recording.RecordingStore;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices the recordings that another process puts into the data folder, as {@code rostrum import} does: whole, by one rename. Those
 * that this agent records are told by its recorder. One thread.
 */
final class Arrivals {
    private static final Logger LOG = LoggerFactory.getLogger(Arrivals.class);

    private final RecordingStore store;
    private final Taker taker;
    private Set<RecordingId> known;

    /** Takes a recording that has arrived. */
    interface Taker {
        void take(Recording recording) throws RecorderException;
    }

    /** What is there now has not arrived, it was there. */
    Arrivals(RecordingStore store, Taker taker) throws RecorderException {
        this.store = store;
        this.taker = taker;
        this.known = Set.copyOf(store.ids());
    }

    /** Looks for what is new since the last look. */
    void look() {
        try {
            Set<RecordingId> there = new HashSet<>(store.ids());
            for (RecordingId id : there) {
                if (!known.contains(id)) {
                    arrived(id);
                }
            }
            known = there;
        } catch (RecorderException e) {
            LOG.warn("Whether recordings were imported cannot be seen: {}", e.getMessage()); // the next look may
        }
    }

    /** One that cannot be read holds up no other; the next start of the agent looks at it again. */
    private void arrived(RecordingId id) {
        try {
            Recording recording = store.get(id)
                    .filter(found -> found.state() != RecordingState.RECORDING)
                    .orElse(null);
            if (recording != null) {
                taker.take(recording);
            }
        } catch (RecorderException e) {
            LOG.warn("The recording {}, which has arrived, is not taken: {}", id, e.getMessage());
        }
    }
}
