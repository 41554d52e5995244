package io.rostrum.capture.agent.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.rostrum.capture.recording.Trash;
import java.time.Instant;

/** A deleted recording, and until when it can be brought back. */
record TrashView(@JsonUnwrapped RecordingView recording, Instant deletedAt, Instant purgedAt) {
    static TrashView of(Trash.Item item) {
        return new TrashView(RecordingView.of(item.recording()), item.deletedAt(), item.purgedAt());
    }
}
