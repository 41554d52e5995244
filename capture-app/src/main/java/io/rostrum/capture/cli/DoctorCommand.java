package io.rostrum.capture.cli;

import io.rostrum.capture.agent.settings.AgentException;
import io.rostrum.capture.agent.settings.AgentSettings;
import io.rostrum.capture.agent.settings.Destination;
import io.rostrum.capture.doctor.Doctor;
import io.rostrum.capture.doctor.Finding;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code rostrum doctor}: what this PC can do for a room. */
@Command(
        name = "doctor",
        description =
                "Says what this PC can do, what is missing, and how to mend it. Exits 1 if lectures cannot be recorded.",
        footer = {"", "Example:", "  rostrum doctor --config /etc/rostrum/room.yaml"})
final class DoctorCommand implements Callable<Integer> {
    private static final Map<Finding.State, String> MARKS =
            Map.of(Finding.State.GOOD, "good", Finding.State.NOTE, "note", Finding.State.BAD, "BAD ");

    private final Invocation invocation;

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Mixin
    private final RoomOptions room;

    DoctorCommand(Invocation invocation) {
        this.invocation = invocation;
        this.room = new RoomOptions(invocation);
    }

    @Override
    public Integer call() throws AgentException, InterruptedException {
        AgentSettings settings = room.settings();
        List<URI> destinations =
                settings.destinations().stream().map(Destination::url).toList();
        List<Finding> findings =
                Doctor.ofThisPc(settings.data().root(), destinations).examine(this::tell);
        boolean ok = findings.stream().noneMatch(finding -> finding.state() == Finding.State.BAD);
        invocation.output().say("");
        invocation.output().say(ok ? "This PC can record lectures." : "This PC cannot record lectures yet.");
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("ok", ok);
        result.put("findings", findings.stream().map(DoctorCommand::fields).toList());
        invocation.output().result(result);
        return ok ? ExitCode.DONE : ExitCode.FAILED;
    }

    private void tell(Finding finding) {
        invocation.output().event("finding", fields(finding));
        invocation
                .output()
                .say(String.format("%s  %-10s  %s", MARKS.get(finding.state()), finding.subject(), finding.sentence()));
        finding.mend().ifPresent(mend -> invocation.output().say(" ".repeat(18) + "→ " + mend));
    }

    private static Map<String, Object> fields(Finding finding) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("subject", finding.subject());
        fields.put("state", finding.state().id());
        fields.put("sentence", finding.sentence());
        fields.put("mend", finding.mend().orElse(null));
        return fields;
    }
}
