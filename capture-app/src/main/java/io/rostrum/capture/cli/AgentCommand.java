package io.rostrum.capture.cli;

import io.rostrum.capture.agent.Agent;
import io.rostrum.capture.agent.settings.AgentException;
import io.rostrum.capture.agent.settings.AgentSettings;
import io.rostrum.capture.agent.settings.LiveSettings;
import io.rostrum.capture.recording.RecorderException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code rostrum agent}: the service of one room. */
@Command(
        name = "agent",
        description = "Runs the room: sources, recordings, encoding, upload and the HTTP API, until Ctrl-C.",
        footer = {"", "Example:", "  rostrum agent --config /etc/rostrum/room.yaml"})
final class AgentCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Mixin
    private final RoomOptions room;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            converter = PortConverter.class,
            description = "Port of the HTTP API on 127.0.0.1; 0 takes a free one. Default: the settings', else 8080.")
    private Integer port;

    AgentCommand(Invocation invocation) {
        this.invocation = invocation;
        this.room = new RoomOptions(invocation);
    }

    @Override
    public Integer call() throws AgentException, RecorderException {
        LiveSettings live = room.live(port);
        AgentSettings settings = live.now();
        settings.data().prepare();
        LogFile.open(settings.data().logs(), LogFile.STANDARD);
        live.fault()
                .ifPresent(fault ->
                        invocation.output().warn(fault.getMessage() + " The last good settings are in force."));
        try (Agent agent = Agent.start(live, Clock.systemUTC())) {
            Map<String, Object> event = new LinkedHashMap<>();
            event.put("url", agent.uri().toString());
            event.put("tokenFile", settings.data().agentToken().toString());
            invocation.output().event("listening", event);
            invocation.output().say("The agent of \"" + settings.room().name() + "\" listens on " + agent.uri());
            invocation.output().say("Data folder: " + settings.data().root());
            invocation.stop().await();
        }
        invocation.output().result(Map.of());
        return ExitCode.DONE;
    }
}
