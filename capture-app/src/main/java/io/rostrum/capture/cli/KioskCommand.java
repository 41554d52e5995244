package io.rostrum.capture.cli;

import io.rostrum.capture.agent.settings.AgentException;
import io.rostrum.capture.agent.settings.DataFolder;
import io.rostrum.capture.kiosk.KioskLauncher;
import io.rostrum.capture.kiosk.KioskOptions;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code rostrum kiosk}: the lecturer's screen. */
@Command(
        name = "kiosk",
        description = {
            "Opens the lecturer's screen. Starts an agent on this PC if there is none, and again should it end;"
                    + " it outlives the kiosk.",
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

    @Option(names = "--wait", description = "Starts no agent; waits for the one that the system starts.")
    private boolean waits;

    KioskCommand(Invocation invocation) {
        this.invocation = invocation;
        this.data = new DataOption(invocation.environment());
    }

    @Override
    public Integer call() throws AgentException, CommandFailure, IOException, InterruptedException {
        DataFolder folder = data.folder();
        KioskOptions options = options(folder);
        FutureTask<Void> agentThere = agentBeside(new AgentStarter(options.agent(), folder));
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
        if (agentThere.isDone()) {
            end(agentThere);
        }
        invocation.output().result(Map.of());
        return ExitCode.DONE;
    }

    /** Beside the window, which says that the recorder is starting until it answers. */
    private FutureTask<Void> agentBeside(AgentStarter starter) throws CommandFailure {
        FutureTask<Void> agentThere = new FutureTask<>(new AgentKeeper(starter, invocation.output())::keep);
        if (waits) {
            return agentThere;
        }
        if (starter.isLocal()) {
            Thread beside = new Thread(agentThere, "agent-keeper");
            beside.setDaemon(true);
            beside.start();
        } else if (starter.look() == AgentStarter.Found.NOBODY) {
            // A wrong address is told where it was typed.
            throw CommandFailure.badInput("No agent answers at " + agent + ". Start it there, or check the address.");
        }
        return agentThere;
    }

    /** Throws what kept an agent from being there. */
    private static void end(FutureTask<Void> agentThere)
            throws AgentException, CommandFailure, IOException, InterruptedException {
        try {
            agentThere.get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof CommandFailure failure) {
                throw failure;
            }
            if (cause instanceof AgentException failure) {
                throw failure;
            }
            throw new IOException(cause.getMessage(), cause);
        }
    }

    private KioskOptions options(DataFolder folder) throws CommandFailure {
        try {
            return new KioskOptions(agent, folder.agentToken(), folder.root().resolve("kiosk"), windowed);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.badInput(e.getMessage(), e);
        }
    }
}
