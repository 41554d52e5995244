package io.rostrum.capture.cli;

import io.rostrum.capture.agent.settings.DataFolder;
import io.rostrum.capture.recording.RecorderException;
import io.rostrum.capture.recording.Recovery;
import java.nio.file.Files;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code rostrum recover}: what the agent does at its start, by hand. */
@Command(
        name = "recover",
        description = "Repairs the recordings that a crash or a power cut left; keeps all that reached the disk.",
        footer = {"", "Example:", "  rostrum recover --data /var/lib/rostrum"})
final class RecoverCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Mixin
    private final DataOption data;

    RecoverCommand(Invocation invocation) {
        this.invocation = invocation;
        this.data = new DataOption(invocation.environment());
    }

    @Override
    public Integer call() throws RecorderException, CommandFailure {
        DataFolder folder = data.folder();
        if (!Files.isDirectory(folder.root())) {
            throw CommandFailure.badInput("There is no data folder " + folder.root() + ". Name it with --data.");
        }
        List<Recovery.Repaired> repaired = Recovery.recover(folder.root(), Clock.systemUTC());
        repaired.forEach(this::tell);
        if (repaired.isEmpty()) {
            invocation.output().say("Nothing to repair in " + folder.root() + ".");
        }
        invocation
                .output()
                .result(Map.of(
                        "recovered",
                        repaired.stream().map(RecoverCommand::event).toList()));
        return ExitCode.DONE;
    }

    private void tell(Recovery.Repaired repaired) {
        Output output = invocation.output();
        output.say(repaired.recording().id() + " \"" + repaired.recording().title() + "\": "
                + Words.clock(repaired.recording().duration()) + " kept.");
        repaired.notes().forEach(note -> output.say("  " + note));
        output.event("recovered", event(repaired));
    }

    private static Map<String, Object> event(Recovery.Repaired repaired) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("recording", repaired.recording().id().value());
        event.put("state", repaired.recording().state().id());
        event.put("durationMs", repaired.recording().duration().toMillis());
        event.put("bytesCut", repaired.bytesCut());
        event.put("notes", repaired.notes());
        return event;
    }
}
