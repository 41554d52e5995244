package io.rostrum.capture.agent.http;

import io.rostrum.capture.agent.jobs.JobBoard;
import io.rostrum.capture.agent.schedule.Schedule;
import io.rostrum.capture.agent.settings.AgentSettings;
import io.rostrum.capture.agent.settings.Version;
import io.rostrum.capture.recording.RecorderService;
import io.rostrum.capture.recording.RecorderStatus;
import io.rostrum.capture.recording.Recording;
import io.rostrum.capture.recording.SourceStatus;
import io.rostrum.encoder.media.Flavor;
import io.rostrum.encoder.media.Layout;
import io.rostrum.encoder.media.MediaKind;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Gathers the status from recorder, jobs and disk. Any thread. */
final class StatusReader {
    private final AgentSettings settings;
    private final RecorderService recorder;
    private final JobBoard jobs;
    private final DiskSpace disk;

    private final Schedule schedule;

    StatusReader(AgentSettings settings, RecorderService recorder, JobBoard jobs, Schedule schedule) {
        this.schedule = schedule;
        this.settings = settings;
        this.recorder = recorder;
        this.jobs = jobs;
        this.disk = new DiskSpace(settings.data());
    }

    StatusView read() {
        return read(recorder.status());
    }

    StatusView read(RecorderStatus status) {
        return new StatusView(
                Version.current(),
                settings.room().name(),
                status.state().id(),
                status.recording().map(r -> running(r, status)).orElse(null),
                status.sources().stream().map(SourceView::of).toList(),
                LevelView.of(status.levels()),
                layouts(status).stream().map(Layout::id).toList(),
                disk.look(status.sources().stream().map(SourceStatus::kind).toList()),
                destination(),
                jobs.jobs().stream().map(JobView::of).toList(),
                schedule.next().map(OccurrenceView::of).orElse(null));
    }

    /** The layouts that the room's pictures allow, the best one first. */
    List<Layout> layouts() {
        return layouts(recorder.status());
    }

    /** The room's layout, if its sources allow it. */
    Optional<Layout> standardLayout() {
        return settings.room().layout().filter(layouts()::contains);
    }

    private static List<Layout> layouts(RecorderStatus status) {
        boolean slides = hasPicture(status, Flavor.SLIDES);
        boolean presenter = hasPicture(status, Flavor.PRESENTER);
        return Arrays.asList(Layout.SLIDES_WITH_INSET, Layout.SLIDES, Layout.PRESENTER, Layout.SIDE_BY_SIDE).stream()
                .filter(layout -> (slides || layout == Layout.PRESENTER) && (presenter || layout == Layout.SLIDES))
                .filter(layout -> slides || presenter)
                .toList();
    }

    private static boolean hasPicture(RecorderStatus status, Flavor flavor) {
        return status.sources().stream()
                .anyMatch(source -> source.kind() == MediaKind.VIDEO && source.flavor() == flavor);
    }

    private static StatusView.RunningView running(Recording recording, RecorderStatus status) {
        return new StatusView.RunningView(
                recording.id().value(),
                recording.title(),
                recording.state().id(),
                recording.startedAt(),
                status.elapsed().toMillis(),
                recording.layout().id());
    }

    private StatusView.DestinationView destination() {
        return settings.destination()
                .map(destination -> new StatusView.DestinationView(
                        true, destination.window().map(Object::toString).orElse(null)))
                .orElse(new StatusView.DestinationView(false, null));
    }
}
