package io.rostrum.capture.agent.alarms;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** A UPS that Network UPS Tools watch: {@code upsc} (RFC 9271, 5.1 names the variables). */
final class NutPower implements PowerSource {
    private static final double SECONDS_PER_MINUTE = 60;

    private final Asked.Program program;

    NutPower(Asked.Program program) {
        this.program = program;
    }

    @Override
    public Optional<Power> read() {
        return program.run(List.of("upsc", "-l")).stream()
                .flatMap(String::lines)
                .filter(name -> name.matches("[A-Za-z0-9._-]+"))
                .flatMap(name -> program.run(List.of("upsc", name)).stream())
                .flatMap(said -> ups(said).stream())
                .reduce(Power::worse);
    }

    private static Optional<Power> ups(String said) {
        Map<String, String> values = said.lines()
                .map(line -> line.split(":", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(pair -> pair[0].strip(), pair -> pair[1].strip(), (one, other) -> one));
        List<String> status = List.of(values.getOrDefault("ups.status", "").split(" "));
        if (!status.contains("OL") && !status.contains("OB")) {
            return Optional.empty();
        }
        OptionalDouble charge = number(values.get("battery.charge"));
        OptionalDouble seconds = number(values.get("battery.runtime"));
        // The UPS itself says that its battery is low, whatever its numbers are.
        OptionalDouble percent = status.contains("LB") ? OptionalDouble.of(0) : charge;
        return Optional.of(new Power(
                status.contains("OB"),
                percent,
                seconds.isEmpty() ? seconds : OptionalDouble.of(seconds.getAsDouble() / SECONDS_PER_MINUTE)));
    }

    private static OptionalDouble number(String text) {
        return text != null && text.matches("\\d{1,9}(\\.\\d{1,6})?")
                ? OptionalDouble.of(Double.parseDouble(text))
                : OptionalDouble.empty();
    }
}
