package io.rostrum.capture.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code rostrum idle}: whether now is a moment at which nobody would miss the agent. Asked before an upgrade. */
@Command(
        name = "idle",
        description = "Exits 0 if the room neither records nor will soon, so that the agent may be stopped; else 75.",
        footer = {"", "Example:", "  rostrum idle --within 10m && sudo apt-get upgrade"})
final class IdleCommand implements Callable<Integer> {
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm");

    private final Invocation invocation;

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Mixin
    private final AgentQuery agent = new AgentQuery();

    @Option(
            names = "--within",
            paramLabel = "TIME",
            defaultValue = "10m",
            converter = DurationConverter.class,
            description = "How soon the next lecture counts. Default: ${DEFAULT-VALUE}.")
    private Duration within;

    IdleCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws IOException, InterruptedException, CommandFailure {
        // No agent records nothing either.
        Optional<String> busy = agent.get("status")
                .flatMap(status -> busy(status, Clock.systemUTC().instant(), within));
        invocation.output().say(busy.orElse("The room neither records nor will soon."));
        invocation.output().result(Map.of("idle", busy.isEmpty()));
        return busy.isEmpty() ? ExitCode.DONE : ExitCode.WILL_RESUME;
    }

    /** Why the room is busy; empty if it is not. */
    static Optional<String> busy(JsonNode status, Instant now, Duration within) {
        if (!status.path("state").asText("idle").equals("idle")) {
            return Optional.of("A lecture is being recorded.");
        }
        String start = status.path("next").path("start").asText("");
        if (!start.isEmpty() && Instant.parse(start).isBefore(now.plus(within))) {
            return Optional.of("A lecture begins at "
                    + HOUR.withZone(ZoneId.systemDefault()).format(Instant.parse(start)) + ".");
        }
        return Optional.empty();
    }
}
