package io.rostrum.capture.cli;

import io.rostrum.capture.agent.settings.AgentException;
import io.rostrum.capture.agent.settings.DataFolder;
import io.rostrum.capture.kiosk.KioskLauncher;
import io.rostrum.capture.kiosk.KioskOptions;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
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
        CompletableFuture<Void> agentThere = new CompletableFuture<>();
        // Beside the window, which says that the recorder is starting until it answers.
        Thread asking = new Thread(() -> startIfNone(starter, agentThere), "agent-start");
        asking.setDaemon(true);
        asking.start();
        if (!starter.isLocal()) {
            await(agentThere); // a wrong address is told where it was typed
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
        if (agentThere.isCompletedExceptionally()) {
            await(agentThere);
        }
        invocation.output().result(Map.of());
        return ExitCode.DONE;
    }

    private void startIfNone(AgentStarter starter, CompletableFuture<Void> agentThere) {
        try {
            if (!starter.answers()) {
                long process = starter.start();
                invocation
                        .output()
                        .say("Started an agent (process " + process + "); it goes on when the kiosk closes.");
            }
            agentThere.complete(null);
        } catch (AgentException | CommandFailure | IOException | InterruptedException e) {
            if (starter.isLocal()) {
                invocation.output().warn(e.getMessage());
            }
            agentThere.completeExceptionally(e);
        }
    }

    /** Waits for an agent to be there; throws what kept it from that. */
    private static void await(CompletableFuture<Void> agentThere)
            throws AgentException, CommandFailure, IOException, InterruptedException {
        try {
            agentThere.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof CommandFailure failure) {
                throw failure;
            }
            if (e.getCause() instanceof AgentException failure) {
                throw failure;
            }
            throw new IOException(e.getCause().getMessage(), e.getCause());
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
