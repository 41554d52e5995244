package io.rostrum.capture.agent.http;

import io.rostrum.capture.recording.Gap;
import io.rostrum.capture.recording.LayoutSwitch;
import io.rostrum.capture.recording.Marker;
import io.rostrum.capture.recording.Pause;
import io.rostrum.capture.recording.RecordedTrack;
import io.rostrum.capture.recording.Recording;
import io.rostrum.encoder.media.TimeRange;
import java.time.Instant;
import java.util.List;

/** A recording, for programs. Times inside of it count in milliseconds from its start. */
record RecordingView(
        String id,
        String title,
        String course,
        String lecturer,
        String language,
        String layout,
        List<SwitchView> switches,
        String state,
        Instant startedAt,
        Instant endedAt,
        Instant plannedEnd,
        long durationMs,
        long preBufferMs,
        List<TrackView> tracks,
        List<GapView> gaps,
        List<PauseView> pauses,
        List<MarkerView> markers,
        TrimView trim,
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
                recording.switches().stream().map(SwitchView::of).toList(),
                recording.state().id(),
                recording.startedAt(),
                recording.endedAt(),
                recording.plannedEnd(),
                recording.duration().toMillis(),
                recording.preBuffer().toMillis(),
                recording.tracks().stream().map(TrackView::of).toList(),
                recording.gaps().stream().map(GapView::of).toList(),
                recording.pauses().stream().map(PauseView::of).toList(),
                MarkerView.of(recording.markers()),
                TrimView.of(recording.trim()),
                recording.watchUrl(),
                recording.problem());
    }

    /** One of its tracks. */
    record TrackView(String id, String kind, String flavor, String source, String file) {
        static TrackView of(RecordedTrack track) {
            return new TrackView(track.id(), track.kind().id(), track.flavor().id(), track.source(), track.file());
        }
    }

    /** From here on another layout. */
    record SwitchView(long atMs, String layout) {
        static SwitchView of(LayoutSwitch change) {
            return new SwitchView(change.at().toMillis(), change.layout().id());
        }
    }

    /** Where a source gave nothing. */
    record GapView(String source, long startMs, long endMs, String reason) {
        static GapView of(Gap gap) {
            return new GapView(
                    gap.source(),
                    gap.range().start().toMillis(),
                    gap.range().end().toMillis(),
                    gap.reason());
        }
    }

    /** What is not in the programme; without an end while it lasts. */
    record PauseView(long startMs, Long endMs, String mode) {
        static PauseView of(Pause pause) {
            return new PauseView(
                    pause.start().toMillis(),
                    pause.isOpen() ? null : pause.end().toMillis(),
                    pause.mode().id());
        }
    }

    /** A named point. */
    record MarkerView(long atMs, String text) {
        static List<MarkerView> of(List<Marker> markers) {
            return markers.stream()
                    .map(marker -> new MarkerView(marker.at().toMillis(), marker.text()))
                    .toList();
        }
    }

    /** The part that the programme shows. */
    record TrimView(long inMs, long outMs) {
        static TrimView of(TimeRange part) {
            return part == null
                    ? null
                    : new TrimView(part.start().toMillis(), part.end().toMillis());
        }
    }
}
