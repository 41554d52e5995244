package io.rostrum.capture.agent.http;

import io.rostrum.capture.agent.alarms.AlarmBook;
import io.rostrum.capture.agent.jobs.JobBoard;
import io.rostrum.capture.agent.schedule.Schedule;
import io.rostrum.capture.agent.settings.AgentSettings;
import io.rostrum.capture.agent.settings.LiveSettings;
import io.rostrum.capture.agent.settings.RecordingSettings;
import io.rostrum.capture.agent.settings.Version;
import io.rostrum.capture.recording.Alarm;
import io.rostrum.capture.recording.LayoutSwitch;
import io.rostrum.capture.recording.RecorderService;
import io.rostrum.capture.recording.RecorderStatus;
import io.rostrum.capture.recording.Recording;
import io.rostrum.capture.recording.SourceStatus;
import io.rostrum.encoder.media.Flavor;
import io.rostrum.encoder.media.Layout;
import io.rostrum.encoder.media.MediaKind;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Gathers the status from recorder, jobs and disk. Any thread. */
final class StatusReader {
    private final LiveSettings settings;
    private final RecorderService recorder;
    private final JobBoard jobs;
    private final AlarmBook alarms;
    private final DiskSpace disk;
    private final Schedule schedule;

    StatusReader(Room room) {
        this.settings = room.settings();
        this.recorder = room.recorder();
        this.jobs = room.board();
        this.alarms = room.alarms();
        this.schedule = room.schedule();
        this.disk = new DiskSpace(settings.now().data());
    }

    StatusView read() {
        return read(recorder.status());
    }

    StatusView read(RecorderStatus status) {
        return new StatusView(
                Version.current(),
                settings.now().room().name(),
                status.state().id(),
                status.recording().map(r -> running(r, status)).orElse(null),
                status.sources().stream()
                        .map(source -> SourceView.of(source, settings.now().room()))
                        .toList(),
                LevelView.of(status.levels()),
                layouts(status).stream().map(Layout::id).toList(),
                disk.look(status.sources().stream().map(SourceStatus::kind).toList()),
                destination(),
                jobs.jobs().stream().map(JobView::of).toList(),
                schedule.next().map(OccurrenceView::of).orElse(null),
                alarms(status),
                status.preBuffer().toMillis());
    }

    private List<AlarmView> alarms(RecorderStatus status) {
        return Stream.concat(status.alarms().stream(), alarms.lasting().stream())
                .sorted(Comparator.comparing(Alarm::onset))
                .map(AlarmView::of)
                .toList();
    }

    /** The layouts that the room's pictures allow, the best one first. */
    List<Layout> layouts() {
        return layouts(recorder.status());
    }

    /** The room's layout, if its sources allow it. */
    Optional<Layout> standardLayout() {
        return settings.now().room().layout().filter(layouts()::contains);
    }

    /** What the room's speech is in, if the lecturer says nothing. */
    Optional<String> language() {
        return settings.now().room().language();
    }

    /** After how long a recording ends by itself, if nobody says another length. */
    Optional<Duration> plannedLength() {
        RecordingSettings recording = settings.now().recording();
        return recording.autoStop() ? recording.plannedLength() : Optional.empty();
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
                recording.course(),
                recording.lecturer(),
                recording.language(),
                recording.state().id(),
                recording.startedAt(),
                status.elapsed().toMillis(),
                layoutNow(recording).id(),
                status.pause()
                        .map(pause -> new StatusView.PausedView(
                                pause.mode().id(), recording.startedAt().plus(pause.start())))
                        .orElse(null),
                recording.plannedEnd(),
                RecordingView.MarkerView.of(recording.markers()),
                recording.preBuffer().toMillis(),
                status.droppedFrames(),
                status.problem().orElse(null));
    }

    private static Layout layoutNow(Recording recording) {
        List<LayoutSwitch> switches = recording.switches();
        return switches.isEmpty()
                ? recording.layout()
                : switches.get(switches.size() - 1).layout();
    }

    private StatusView.DestinationView destination() {
        AgentSettings now = settings.now();
        return new StatusView.DestinationView(
                !now.destinations().isEmpty(), now.upload().window().orElse(null));
    }
}
