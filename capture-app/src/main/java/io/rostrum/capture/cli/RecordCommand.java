package io.rostrum.capture.cli;

import io.rostrum.capture.agent.settings.AgentException;
import io.rostrum.capture.agent.settings.AgentSettings;
import io.rostrum.capture.agent.settings.RoomSettings;
import io.rostrum.capture.device.SourceSpec;
import io.rostrum.capture.recording.RecorderException;
import io.rostrum.capture.recording.RecorderService;
import io.rostrum.capture.recording.RecorderSettings;
import io.rostrum.capture.recording.RecordingRequest;
import io.rostrum.capture.recording.RecordingStore;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code rostrum record}: one recording, through the same recorder as the agent's. */
@Command(
        name = "record",
        description = "Records once and keeps the masters. Ctrl-C ends the recording early and keeps it too.",
        footer = {
            "",
            "Example:",
            "  rostrum record --for 50m --title \"Thermodynamics 7\" --source v4l2:/dev/video0 --source pulse:default"
        })
final class RecordCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Mixin
    private final RoomOptions room;

    @Option(
            names = "--for",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "How long, for example 30s or 1h30m. Default: until Ctrl-C.")
    private Duration length;

    @Option(names = "--title", paramLabel = "TEXT", defaultValue = "Lecture", description = "Title of the lecture.")
    private String title;

    @Mixin
    private final LectureOptions lecture = new LectureOptions();

    @Option(
            names = "--source",
            paramLabel = "ID",
            converter = SourceConverter.class,
            description = "What to record, once or more; see rostrum devices. Default: the room's, else test sources.")
    private List<SourceSpec> sources;

    RecordCommand(Invocation invocation) {
        this.invocation = invocation;
        this.room = new RoomOptions(invocation);
    }

    @Override
    public Integer call() throws AgentException, RecorderException, CommandFailure {
        AgentSettings settings = room.settings();
        settings.data().prepare();
        LogFile.open(settings.data().logs(), "record.log");
        LogFile.recorderSpeaksByItself();
        RecordingRequest request = request(settings.room());
        RecordingStore store = new RecordingStore(settings.data().root(), Clock.systemUTC());
        List<SourceSpec> chosen = sources == null ? settings.room().sources() : named(sources);
        try (RecorderService recorder = new RecorderService(store, chosen, Clock.systemUTC())) {
            recorder.open();
            RecordSession session = new RecordSession(invocation, recorder, store);
            session.tell(session.run(request, Optional.ofNullable(length)));
        }
        return ExitCode.DONE;
    }

    private RecordingRequest request(RoomSettings settings) throws CommandFailure {
        try {
            return new RecordingRequest(
                    title,
                    lecture.course(),
                    lecture.lecturer(),
                    lecture.language(),
                    lecture.layout() == null ? settings.layout().orElse(null) : lecture.layout());
        } catch (IllegalArgumentException e) {
            throw CommandFailure.badInput(e.getMessage());
        }
    }

    private static List<SourceSpec> named(List<SourceSpec> sources) throws CommandFailure {
        try {
            return RecorderSettings.of(sources).sources();
        } catch (IllegalArgumentException e) {
            throw CommandFailure.badInput(e.getMessage());
        }
    }
}
