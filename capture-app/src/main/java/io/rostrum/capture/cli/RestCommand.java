package io.rostrum.capture.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code rostrum rest}: sets the PC's clock to wake it for lectures and the night, and lets it sleep until then. */
@Command(
        name = "rest",
        description = {
            "Says when this PC has to be awake next and whether it may sleep until then.",
            "With --set, as root, it sets the PC's clock to wake it, and sleeps if the setting power.rest says so."
        },
        footer = {"", "Example:", "  sudo rostrum rest --set"})
final class RestCommand implements Callable<Integer> {
    /** A wake-up that each clock can do, with an hour to spare. */
    private static final Duration WITHIN_A_DAY = Duration.ofHours(23);

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("EEEE HH:mm");

    private final Invocation invocation;

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Mixin
    private final AgentQuery agent = new AgentQuery();

    @Option(names = "--set", description = "Set the PC's clock, and sleep. Else it only says what it would do.")
    private boolean set;

    RestCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws IOException, InterruptedException, CommandFailure {
        Optional<JsonNode> advice = agent.get("health/rest");
        if (advice.isEmpty()) {
            invocation.output().say("No agent runs, so nothing is planned.");
            invocation.output().result(Map.of("rest", "never"));
            return ExitCode.DONE;
        }
        JsonNode plan = advice.get();
        sentences(plan).forEach(invocation.output()::say);
        if (set) {
            setClock(plan);
            for (List<String> command : sleep(plan)) {
                run(command);
            }
        }
        Map<String, Object> result = new LinkedHashMap<>();
        for (String field : List.of("rest", "wake", "reason", "busy")) {
            result.put(field, plan.path(field).isTextual() ? plan.path(field).asText() : null);
        }
        invocation.output().result(result);
        return ExitCode.DONE;
    }

    private static List<String> sentences(JsonNode plan) {
        List<String> sentences = new ArrayList<>();
        wake(plan)
                .ifPresent(at -> sentences.add("The PC has to be awake on "
                        + MOMENT.withZone(ZoneId.systemDefault()).format(at) + ": "
                        + plan.path("reason").asText()));
        if (plan.path("busy").isTextual()) {
            sentences.add("It stays awake now: " + plan.path("busy").asText());
        } else if (plan.path("rest").asText().equals("never")) {
            sentences.add("Nothing is to do now; power.rest in the settings says that it stays awake.");
        } else {
            sentences.add("Nothing is to do now, so it may sleep.");
        }
        return sentences;
    }

    private static Optional<Instant> wake(JsonNode plan) {
        return plan.path("wake").isTextual()
                ? Optional.of(Instant.parse(plan.path("wake").asText()))
                : Optional.empty();
    }

    /** A PC that cannot wake must not sleep, so this comes first. */
    private void setClock(JsonNode plan) throws InterruptedException, CommandFailure {
        List<List<String>> ways = clock(plan, Instant.now());
        List<String> best = ways.get(0);
        for (List<String> way : ways) {
            if (works(way)) {
                if (!way.equals(best)) {
                    invocation.output().say("This PC's clock cannot wait so long; it wakes the PC in between.");
                }
                return;
            }
        }
        throw staysAwake(best);
    }

    /** The ways to set the clock, the best first: the clocks of some PCs wake them within a day or never. */
    static List<List<String>> clock(JsonNode plan, Instant now) {
        Optional<Instant> wake = wake(plan);
        if (wake.isEmpty()) {
            return List.of(List.of("rtcwake", "--mode", "disable"));
        }
        Instant soon = now.plus(WITHIN_A_DAY);
        return Stream.of(wake.get(), soon)
                .filter(at -> !at.isAfter(wake.get()))
                .map(at -> List.of("rtcwake", "--mode", "no", "--time", Long.toString(at.getEpochSecond())))
                .toList();
    }

    /** What lets the PC rest. */
    static List<List<String>> sleep(JsonNode plan) {
        return switch (plan.path("rest").asText()) {
            case "suspend" -> List.of(List.of("systemctl", "suspend"));
            case "off" -> List.of(List.of("systemctl", "poweroff"));
            default -> List.of();
        };
    }

    private static void run(List<String> command) throws InterruptedException, CommandFailure {
        if (!works(command)) {
            throw staysAwake(command);
        }
    }

    private static CommandFailure staysAwake(List<String> command) {
        return CommandFailure.failed(
                "no-wake",
                "\"" + String.join(" ", command) + "\" failed, so the PC stays awake. It needs root, and a PC"
                        + " whose clock can wake it.");
    }

    private static boolean works(List<String> command) throws InterruptedException, CommandFailure {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            throw CommandFailure.failed(
                    "no-wake",
                    command.get(0) + " is missing: sudo apt-get install util-linux util-linux-extra systemd.");
        }
    }
}
