package io.rostrum.capture.cli;

import io.rostrum.capture.recording.Marker;
import io.rostrum.capture.recording.Recording;
import io.rostrum.encoder.media.TimeRange;
import io.rostrum.encoder.pipeline.Edits;
import io.rostrum.encoder.pipeline.LayoutChange;
import io.rostrum.encoder.text.Chapter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What a recording's description says that the programme shows, and how. */
final class RecordingEdits {
    /** Later than any recording ends. */
    private static final Duration FOREVER = Duration.ofDays(365);

    private RecordingEdits() {}

    /** The edits of a recording that is complete. */
    static Edits of(Recording recording) {
        return Edits.of(changes(recording), cuts(recording), chapters(recording));
    }

    /** The edits of a recording that still runs, as its description says from moment to moment. */
    static Edits of(FollowedRecording followed) {
        return new Edits(() -> changes(followed.seen()), () -> cuts(followed.seen()), () -> chapters(followed.seen()));
    }

    private static List<LayoutChange> changes(Recording recording) {
        return recording.switches().stream()
                .map(change -> new LayoutChange(change.at(), change.layout()))
                .toList();
    }

    /** Markers, at the time at which the programme shows them. */
    private static List<Chapter> chapters(Recording recording) {
        List<TimeRange> cuts = cuts(recording);
        List<Chapter> chapters = new ArrayList<>();
        for (Marker marker : recording.markers()) {
            String title = marker.text().isEmpty() ? Integer.toString(chapters.size() + 1) : marker.text();
            chapters.add(new Chapter(marker.at().minus(cutBefore(marker.at(), cuts)), title));
        }
        return List.copyOf(chapters);
    }

    private static Duration cutBefore(Duration at, List<TimeRange> cuts) {
        Duration cut = Duration.ZERO;
        for (TimeRange range : cuts) {
            if (range.start().compareTo(at) < 0) {
                Duration end = range.end().compareTo(at) < 0 ? range.end() : at;
                cut = cut.plus(end.minus(range.start()));
            }
        }
        return cut;
    }

    /** Pauses of both kinds, and what lies outside the trim; in order, each apart from the next. */
    private static List<TimeRange> cuts(Recording recording) {
        List<TimeRange> all = new ArrayList<>();
        recording
                .pauses()
                .forEach(pause -> all.add(new TimeRange(pause.start(), pause.isOpen() ? FOREVER : pause.end())));
        if (recording.trim() != null) {
            all.add(new TimeRange(Duration.ZERO, recording.trim().start()));
            all.add(new TimeRange(recording.trim().end(), FOREVER));
        }
        all.removeIf(cut -> cut.length().isZero());
        all.sort(Comparator.comparing(TimeRange::start));
        List<TimeRange> apart = new ArrayList<>();
        for (TimeRange cut : all) {
            TimeRange before = apart.isEmpty() ? null : apart.get(apart.size() - 1);
            if (before == null || cut.start().compareTo(before.end()) > 0) {
                apart.add(cut);
            } else if (cut.end().compareTo(before.end()) > 0) {
                apart.set(apart.size() - 1, new TimeRange(before.start(), cut.end()));
            }
        }
        return List.copyOf(apart);
    }
}
