package io.rostrum.capture.cli;

import io.rostrum.capture.agent.settings.AgentException;
import io.rostrum.capture.agent.settings.DataFolder;
import io.rostrum.capture.kiosk.KioskLauncher;
import io.rostrum.capture.kiosk.KioskOptions;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code rostrum kiosk}: the lecturer's screen. */
@Command(
        name = "kiosk",
        description = {
            "Opens the lecturer's screen. Starts an agent on this PC if none answers; it outlives the kiosk.",
            "Only the technician's PIN leads out of the whole screen; it stands in the data folder, in kiosk/pin."
        },
        footer = {"", "Example:", "  rostrum kiosk --windowed"})
final class KioskCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Mixin
    private final DataOption data;

    @Option(
            names = "--agent",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:8080",
            description = "Where the agent is. Default: ${DEFAULT-VALUE}.")
    private URI agent;

    @Option(names = "--windowed", description = "A window instead of the whole screen.")
    private boolean windowed;

    KioskCommand(Invocation invocation) {
        this.invocation = invocation;
        this.data = new DataOption(invocation.environment());
    }

    @Override
    public Integer call() throws AgentException, CommandFailure, IOException, InterruptedException {
        DataFolder folder = data.folder();
        KioskOptions options = options(folder);
        AgentStarter starter = new AgentStarter(options.agent(), folder);
        if (!starter.answers()) {
            long process = starter.start();
            invocation.output().say("Started an agent (process " + process + "); it goes on when the kiosk closes.");
        }
        try {
            KioskLauncher.launch(options);
        } catch (RuntimeException e) {
            throw new CommandFailure(
                    ExitCode.FAILED,
                    "no-screen",
                    "The kiosk's window could not be opened: " + e.getMessage()
                            + ". It needs a screen; check DISPLAY, and that GTK 3 is installed.",
                    e);
        }
        invocation.output().result(Map.of());
        return ExitCode.DONE;
    }

    private KioskOptions options(DataFolder folder) throws CommandFailure {
        try {
            return new KioskOptions(agent, folder.agentToken(), folder.root().resolve("kiosk"), windowed);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.badInput(e.getMessage(), e);
        }
    }
}
