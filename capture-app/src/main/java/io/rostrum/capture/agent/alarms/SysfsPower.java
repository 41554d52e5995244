package io.rostrum.capture.agent.alarms;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Batteries as Linux shows them: {@code /sys/class/power_supply} (kernel documentation, sysfs-class-power). */
final class SysfsPower implements PowerSource {
    private static final Logger LOG = LoggerFactory.getLogger(SysfsPower.class);
    private static final double SECONDS_PER_MINUTE = 60;

    private final Path root;

    /** @param root {@code /sys/class/power_supply} */
    SysfsPower(Path root) {
        this.root = root;
    }

    @Override
    public Optional<Power> read() {
        if (!Files.isDirectory(root)) {
            return Optional.empty();
        }
        try (Stream<Path> supplies = Files.list(root)) {
            return supplies.sorted().flatMap(supply -> supply(supply).stream()).reduce(Power::worse);
        } catch (IOException e) {
            LOG.debug("{} cannot be listed", root, e);
            return Optional.empty();
        }
    }

    private static Optional<Power> supply(Path supply) {
        boolean battery = List.of("Battery", "UPS").contains(text(supply, "type"));
        boolean ofADevice = text(supply, "scope").equals("Device"); // a mouse's own battery is no worry
        if (!battery || ofADevice || text(supply, "present").equals("0")) {
            return Optional.empty();
        }
        OptionalDouble seconds = number(supply, "time_to_empty_now");
        return Optional.of(new Power(
                text(supply, "status").equals("Discharging"),
                number(supply, "capacity"),
                seconds.isEmpty() ? seconds : OptionalDouble.of(seconds.getAsDouble() / SECONDS_PER_MINUTE)));
    }

    private static OptionalDouble number(Path supply, String name) {
        String text = text(supply, name);
        return text.matches("\\d{1,9}") ? OptionalDouble.of(Double.parseDouble(text)) : OptionalDouble.empty();
    }

    private static String text(Path supply, String name) {
        try {
            return Files.readString(supply.resolve(name)).strip();
        } catch (IOException e) {
            return ""; // not every supply says everything
        }
    }
}
