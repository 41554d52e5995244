package io.rostrum.capture.agent.alarms;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A battery or UPS that UPower knows, for example one on USB: {@code upower -i} of its display device. */
final class UpowerPower implements PowerSource {
    private static final Pattern STATE = Pattern.compile("(?m)^\\s*state:\\s*(\\S+)");
    private static final Pattern PERCENT = Pattern.compile("(?m)^\\s*percentage:\\s*(\\d+(?:\\.\\d+)?)%");
    private static final Pattern EMPTY = Pattern.compile("(?m)^\\s*time to empty:\\s*(\\d+(?:[.,]\\d+)?) (\\w+)");
    private static final Pattern PRESENT = Pattern.compile("(?m)^\\s*present:\\s*yes");
    private static final List<String> COMMAND =
            List.of("env", "LC_ALL=C", "upower", "-i", "/org/freedesktop/UPower/devices/DisplayDevice");

    private final Asked.Program program;

    UpowerPower(Asked.Program program) {
        this.program = program;
    }

    @Override
    public Optional<Power> read() {
        return program.run(COMMAND)
                .filter(said -> PRESENT.matcher(said).find())
                .map(said -> new Power(
                        first(STATE, said).filter("discharging"::equals).isPresent(),
                        number(first(PERCENT, said)),
                        minutes(said)));
    }

    private static OptionalDouble minutes(String said) {
        Matcher matcher = EMPTY.matcher(said);
        if (!matcher.find()) {
            return OptionalDouble.empty();
        }
        double amount = Double.parseDouble(matcher.group(1).replace(',', '.'));
        return switch (matcher.group(2).toLowerCase(Locale.ROOT)) {
            case "seconds" -> OptionalDouble.of(amount / 60);
            case "minutes" -> OptionalDouble.of(amount);
            case "hours" -> OptionalDouble.of(amount * 60);
            case "days" -> OptionalDouble.of(amount * 60 * 24);
            default -> OptionalDouble.empty();
        };
    }

    private static OptionalDouble number(Optional<String> text) {
        return text.map(digits -> OptionalDouble.of(Double.parseDouble(digits))).orElse(OptionalDouble.empty());
    }

    private static Optional<String> first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
