package io.rostrum.capture.cli;

import io.rostrum.capture.agent.Agent;
import io.rostrum.capture.agent.settings.AgentException;
import io.rostrum.capture.agent.settings.AgentSettings;
import io.rostrum.capture.agent.settings.DataFolder;
import io.rostrum.capture.agent.settings.Destination;
import io.rostrum.capture.agent.settings.RecordingSettings;
import io.rostrum.capture.agent.settings.RoomSettings;
import io.rostrum.capture.recording.RecorderException;
import io.rostrum.capture.recording.Recording;
import io.rostrum.capture.recording.RecordingRequest;
import io.rostrum.uploader.platform.Platform;
import io.rostrum.uploader.platform.PlatformException;
import io.rostrum.uploader.platform.PlatformSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code rostrum demo}: the whole way of a lecture, in one process. */
@Command(
        name = "demo",
        description =
                "Records a synthetic lecture, encodes it, uploads it to a platform of its own, prints the watch link.",
        footer = {"", "Example:", "  rostrum demo --seconds 20"})
final class DemoCommand implements Callable<Integer> {
    private static final int MAX_SECONDS = 86_400;

    private final Invocation invocation;

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Mixin
    private final DataOption data;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "20",
            description = "Length of the lecture. Default: ${DEFAULT-VALUE}.")
    private int seconds;

    @Option(names = "--once", description = "End when the lecture is published, instead of staying up for watching.")
    private boolean once;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "0",
            converter = PortConverter.class,
            description = "Port of the platform. Default: a free one.")
    private int port;

    DemoCommand(Invocation invocation) {
        this.invocation = invocation;
        this.data = new DataOption(invocation.environment());
    }

    @Override
    public Integer call()
            throws AgentException, RecorderException, PlatformException, CommandFailure, InterruptedException {
        if (seconds < 1 || seconds > MAX_SECONDS) {
            throw CommandFailure.badInput("A demo lasts 1 to " + MAX_SECONDS + " seconds, not " + seconds + ".");
        }
        DataFolder folder = folder().prepare();
        LogFile.open(folder.logs(), LogFile.STANDARD);
        try (Platform platform = Platform.start(new PlatformSettings(folder.root(), null, port, null));
                Agent agent = Agent.start(settings(folder, platform), Clock.systemUTC())) {
            invocation.output().say("Demo folder: " + folder.root());
            Publication publication = new Publication(invocation.output());
            agent.jobs().addListener(publication);
            RecordSession session = new RecordSession(invocation, agent.recorder(), agent.store());
            Recording recording =
                    session.run(RecordingRequest.titled("Demo lecture"), Optional.of(Duration.ofSeconds(seconds)));
            if (invocation.stop().isRequested()) {
                throw new InterruptedException("stopped while recording");
            }
            publication.await(recording.id());
            if (!once) {
                invocation.output().say("Ctrl-C ends the demo.");
                invocation.stop().await();
            }
        }
        return ExitCode.DONE;
    }

    /** A folder of its own, so that a demo never meets the lectures of this PC. */
    private DataFolder folder() {
        return data.isGiven()
                ? data.folder()
                : new DataFolder(data.folder().root().resolve("demo"));
    }

    private static AgentSettings settings(DataFolder folder, Platform platform) {
        Destination destination = new Destination(platform.url(), Optional.of(platform.tokenFile()));
        return AgentSettings.standard(folder)
                .with(new RoomSettings("Demo room", RoomSettings.TEST_SOURCES, Optional.empty()))
                .with(RecordingSettings.WITHOUT_PRE_BUFFER)
                .onPort(0)
                .to(destination);
    }
}
