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
        FutureTask<Void> agentThere = new FutureTask<>(() -> startIfNone(starter));
        if (starter.isLocal()) {
            // Beside the window, which says that the recorder is starting until it answers.
            Thread beside = new Thread(agentThere, "agent-start");
            beside.setDaemon(true);
            beside.start();
        } else {
            startIfNone(starter); // a wrong address is told where it was typed
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
        if (agentThere.isDone()) {
            end(agentThere);
        }
        invocation.output().result(Map.of());
        return ExitCode.DONE;
    }

    private Void startIfNone(AgentStarter starter)
            throws AgentException, CommandFailure, IOException, InterruptedException {
        if (starter.answers()) {
            return null;
        }
        try {
            long process = starter.start();
            invocation.output().say("Started an agent (process " + process + "); it goes on when the kiosk closes.");
            return null;
        } catch (AgentException | CommandFailure | IOException e) {
            if (starter.isLocal()) {
                invocation.output().warn(e.getMessage()); // at once; the command fails with it when the window closes
            }
            throw e;
        }
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
