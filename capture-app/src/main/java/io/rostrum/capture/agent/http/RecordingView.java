package io.rostrum.capture.agent.http;

import io.rostrum.capture.recording.RecordedTrack;
import io.rostrum.capture.recording.Recording;
import java.time.Instant;
import java.util.List;

/** A recording, for programs. */
record RecordingView(
        String id,
        String title,
        String course,
        String lecturer,
        String language,
        String layout,
        String state,
        Instant startedAt,
        Instant endedAt,
        long durationMs,
        List<TrackView> tracks,
        String watchUrl,
        String problem) {
    static RecordingView of(Recording recording) {
        return new RecordingView(
                recording.id().value(),
                recording.title(),
                recording.course(),
                recording.lecturer(),
                recording.language(),
                recording.layout().id(),
                recording.state().id(),
                recording.startedAt(),
                recording.endedAt(),
                recording.duration().toMillis(),
                recording.tracks().stream().map(TrackView::of).toList(),
                recording.watchUrl(),
                recording.problem());
    }

    /** One of its tracks. */
    record TrackView(String id, String kind, String flavor, String source, String file) {
        static TrackView of(RecordedTrack track) {
            return new TrackView(track.id(), track.kind().id(), track.flavor().id(), track.source(), track.file());
        }
    }
}
