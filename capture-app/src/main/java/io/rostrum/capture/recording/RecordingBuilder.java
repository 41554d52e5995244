package io.rostrum.capture.recording;

import io.rostrum.encoder.media.Layout;
import io.rostrum.encoder.media.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Makes recordings, new or changed. */
final class RecordingBuilder {
    private final RecordingId id;
    private String title;
    private String course;
    private String lecturer;
    private String language;
    private Layout layout;
    private List<LayoutSwitch> switches = List.of();
    private RecordingState state;
    private Instant startedAt;
    private Instant endedAt;
    private Instant plannedEnd;
    private Duration preBuffer = Duration.ZERO;
    private List<RecordedTrack> tracks = List.of();
    private List<Gap> gaps = List.of();
    private List<Pause> pauses = List.of();
    private List<Marker> markers = List.of();
    private TimeRange trim;
    private boolean recovered;
    private String problem;
    private String watchUrl;

    RecordingBuilder(RecordingId id, String title, Layout layout, RecordingState state, Instant startedAt) {
        this.id = id;
        this.title = title;
        this.layout = layout;
        this.state = state;
        this.startedAt = startedAt;
    }

    RecordingBuilder(Recording from) {
        id = from.id();
        title = from.title();
        course = from.course();
        lecturer = from.lecturer();
        language = from.language();
        layout = from.layout();
        switches = from.switches();
        state = from.state();
        startedAt = from.startedAt();
        endedAt = from.endedAt();
        plannedEnd = from.plannedEnd();
        preBuffer = from.preBuffer();
        tracks = from.tracks();
        gaps = from.gaps();
        pauses = from.pauses();
        markers = from.markers();
        trim = from.trim();
        recovered = from.recovered();
        problem = from.problem();
        watchUrl = from.watchUrl();
    }

    RecordingBuilder title(String value) {
        title = value;
        return this;
    }

    RecordingBuilder layout(Layout value) {
        layout = value;
        return this;
    }

    RecordingBuilder startedAt(Instant value) {
        startedAt = value;
        return this;
    }

    RecordingBuilder plannedEnd(Instant value) {
        plannedEnd = value;
        return this;
    }

    RecordingBuilder preBuffer(Duration value) {
        preBuffer = value;
        return this;
    }

    RecordingBuilder pauses(List<Pause> value) {
        pauses = value;
        return this;
    }

    RecordingBuilder markers(List<Marker> value) {
        markers = value;
        return this;
    }

    RecordingBuilder trim(TimeRange value) {
        trim = value;
        return this;
    }

    RecordingBuilder recovered(boolean value) {
        recovered = value;
        return this;
    }

    RecordingBuilder course(String value) {
        course = value;
        return this;
    }

    RecordingBuilder lecturer(String value) {
        lecturer = value;
        return this;
    }

    RecordingBuilder language(String value) {
        language = value;
        return this;
    }

    RecordingBuilder switches(List<LayoutSwitch> value) {
        switches = value;
        return this;
    }

    RecordingBuilder state(RecordingState value) {
        state = value;
        return this;
    }

    RecordingBuilder endedAt(Instant value) {
        endedAt = value;
        return this;
    }

    RecordingBuilder tracks(List<RecordedTrack> value) {
        tracks = value;
        return this;
    }

    RecordingBuilder gaps(List<Gap> value) {
        gaps = value;
        return this;
    }

    RecordingBuilder problem(String value) {
        problem = value;
        return this;
    }

    RecordingBuilder watchUrl(String value) {
        watchUrl = value;
        return this;
    }

    Recording build() {
        return new Recording(
                id,
                title,
                course,
                lecturer,
                language,
                layout,
                switches,
                state,
                startedAt,
                endedAt,
                plannedEnd,
                preBuffer,
                tracks,
                gaps,
                pauses,
                markers,
                trim,
                recovered,
                problem,
                watchUrl);
    }
}
