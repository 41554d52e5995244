package io.rostrum.capture.recording;

import io.rostrum.encoder.media.Layout;
import io.rostrum.encoder.media.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

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
 * @param plannedEnd when it ends by itself; null for an end by hand
 * @param preBuffer how much of its beginning is from before Record was pressed
 * @param tracks its masters
 * @param gaps where a source gave nothing, or the recorder did not run
 * @param pauses what is not in the programme; the last one may still last
 * @param markers in order of time
 * @param trim the part that the programme shows; null for all of it
 * @param recovered whether a crash or power cut interrupted it and its masters were repaired
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
        Instant plannedEnd,
        Duration preBuffer,
        List<RecordedTrack> tracks,
        List<Gap> gaps,
        List<Pause> pauses,
        List<Marker> markers,
        TimeRange trim,
        boolean recovered,
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
        pauses = List.copyOf(pauses);
        markers = List.copyOf(markers);
        Objects.requireNonNull(preBuffer, "preBuffer");
    }

    /** What a recording that was interrupted by a restart of its recorder says. */
    static final String RESTARTED = "The recorder was restarted while it recorded; the gap is listed.";

    /** A recording that starts now, without tracks yet. */
    static Recording started(RecordingId id, RecordingRequest request, Layout layout, Instant startedAt) {
        return started(id, request, layout, startedAt, Duration.ZERO);
    }

    /** A recording whose zero lies so long before the press of Record. */
    static Recording started(
            RecordingId id, RecordingRequest request, Layout layout, Instant startedAt, Duration preBuffer) {
        Instant plannedEnd = request.plannedLength() == null
                ? null
                : startedAt.plus(preBuffer).plus(request.plannedLength());
        return new RecordingBuilder(id, request.title(), layout, RecordingState.RECORDING, startedAt)
                .course(request.course())
                .lecturer(request.lecturer())
                .language(request.language())
                .plannedEnd(plannedEnd)
                .preBuffer(preBuffer)
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

    /** The same recording with other words about it; null for none, except the title. */
    public Recording withMetadata(String newTitle, String newCourse, String newLecturer, String newLanguage) {
        return toBuilder()
                .title(newTitle)
                .course(newCourse)
                .lecturer(newLecturer)
                .language(newLanguage)
                .build();
    }

    /** The same recording with another layout to begin with. */
    public Recording withLayout(Layout first) {
        return toBuilder().layout(first).build();
    }

    /** The same recording with other switches of layout. */
    public Recording withSwitches(List<LayoutSwitch> all) {
        return toBuilder().switches(all).build();
    }

    /** The same recording with other pauses, for example without one that is brought back. */
    public Recording withPauses(List<Pause> all) {
        return toBuilder().pauses(all).build();
    }

    /** The same recording with other markers. */
    public Recording withMarkers(List<Marker> all) {
        return toBuilder().markers(all).build();
    }

    /** The same recording, whose programme shows this part; null for all of it. */
    public Recording trimmed(TimeRange part) {
        return toBuilder().trim(part).build();
    }

    /** The pause that lasts, if one does. */
    public Optional<Pause> openPause() {
        return pauses.stream().filter(Pause::isOpen).findFirst();
    }

    /** The same recording, in which a pause that lasts has ended. */
    Recording resumed(Duration at) {
        return withPauses(
                pauses.stream().map(p -> p.isOpen() ? p.ending(at) : p).toList());
    }

    /** The same recording, which its recorder left for a restart. */
    Recording interrupted(Instant at) {
        return toBuilder().endedAt(at).problem(RESTARTED).build();
    }

    boolean isRestarted() {
        return RESTARTED.equals(problem);
    }

    /** The same recording, running again after so long; since the end of what it has, its sources gave nothing. */
    Recording goingOn(Duration elapsed) {
        List<Gap> all = new ArrayList<>(gaps);
        TimeRange away = new TimeRange(duration(), elapsed);
        String reason =
                "The recorder did not run: " + (isRestarted() ? "it was restarted." : "a crash or a power cut.");
        tracks.stream().map(RecordedTrack::source).distinct().forEach(source -> all.add(new Gap(source, away, reason)));
        return toBuilder()
                .state(RecordingState.RECORDING)
                .endedAt(null)
                .gaps(all)
                .build();
    }

    /** The same recording, ending later; the time counts from now if the planned end has passed or none was planned. */
    Recording extended(Duration elapsed, Duration by) {
        Instant now = startedAt.plus(elapsed);
        Instant from = plannedEnd == null || plannedEnd.isBefore(now) ? now : plannedEnd;
        return toBuilder().plannedEnd(from.plus(by)).build();
    }

    Recording withPause(Pause pause) {
        return withPauses(appended(pauses, pause));
    }

    Recording withMarker(Marker marker) {
        return withMarkers(appended(markers, marker));
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
