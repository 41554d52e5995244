package io.rostrum.capture.recording;

import io.rostrum.encoder.media.Layout;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * One lecture as {@code recording.json} holds it. Immutable; changed through {@link RecordingStore#update}.
 *
 * @param id given once
 * @param title never empty
 * @param course or null
 * @param lecturer or null
 * @param language BCP 47 tag, or null
 * @param layout the programme's first layout
 * @param switches later layouts, in order of time
 * @param state where it stands
 * @param startedAt wall clock of the zero of all its tracks
 * @param endedAt null while it runs
 * @param tracks its masters
 * @param gaps where a source gave nothing
 * @param problem one sentence for a technician, or null
 * @param watchUrl where students watch it, or null
 */
public record Recording(
        RecordingId id,
        String title,
        String course,
        String lecturer,
        String language,
        Layout layout,
        List<LayoutSwitch> switches,
        RecordingState state,
        Instant startedAt,
        Instant endedAt,
        List<RecordedTrack> tracks,
        List<Gap> gaps,
        String problem,
        String watchUrl) {
    public Recording {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(layout, "layout");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(startedAt, "startedAt");
        switches = List.copyOf(switches);
        tracks = List.copyOf(tracks);
        gaps = List.copyOf(gaps);
    }

    /** A recording that starts now, without tracks yet. */
    static Recording started(RecordingId id, RecordingRequest request, Layout layout, Instant startedAt) {
        return new RecordingBuilder(id, request.title(), layout, RecordingState.RECORDING, startedAt)
                .course(request.course())
                .lecturer(request.lecturer())
                .language(request.language())
                .build();
    }

    /** Its length so far; zero if its end is not known. */
    public Duration duration() {
        return endedAt == null || endedAt.isBefore(startedAt) ? Duration.ZERO : Duration.between(startedAt, endedAt);
    }

    /** The same recording in another state; the store checks that the step is allowed. */
    public Recording in(RecordingState next) {
        return toBuilder().state(next).build();
    }

    /** The same recording with a problem, or null for none. */
    public Recording withProblem(String sentence) {
        return toBuilder().problem(sentence).build();
    }

    /** The same recording with the page where students watch it. */
    public Recording withWatchUrl(String url) {
        return toBuilder().watchUrl(url).build();
    }

    Recording withTrack(RecordedTrack track) {
        return toBuilder().tracks(appended(tracks, track)).build();
    }

    Recording withGap(Gap gap) {
        return toBuilder().gaps(appended(gaps, gap)).build();
    }

    Recording withSwitch(LayoutSwitch change) {
        return toBuilder().switches(appended(switches, change)).build();
    }

    private static <T> List<T> appended(List<T> list, T more) {
        List<T> longer = new ArrayList<>(list);
        longer.add(more);
        return longer;
    }

    RecordingBuilder toBuilder() {
        return new RecordingBuilder(this);
    }
}
