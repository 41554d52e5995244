package io.rostrum.capture.agent.alarms;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** What the PC says of itself; what it does not say is empty, and no alarm. One thread. */
class PcProbes {
    private static final double MILLI = 1000;
    private static final double PERCENT = 100;

    private final Path sys;
    private final Asked.Program program;
    private final List<PowerSource> supplies;

    /** @param sys {@code /sys} */
    PcProbes(Path sys, Asked.Program program) {
        this.sys = sys;
        this.program = program;
        this.supplies = List.of(
                new SysfsPower(sys.resolve("class").resolve("power_supply")),
                new NutPower(program),
                new UpowerPower(program));
    }

    /** Where the power comes from; of several supplies the one that needs most care. */
    Power power() {
        return supplies.stream()
                .flatMap(source -> source.read().stream())
                .reduce(Power::worse)
                .orElse(Power.MAINS);
    }

    /** How busy the processor was since this was last asked, in percent. */
    OptionalDouble cpuPercent() {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system) {
            double load = system.getCpuLoad();
            return load < 0 ? OptionalDouble.empty() : OptionalDouble.of(load * PERCENT);
        }
        return OptionalDouble.empty();
    }

    /** The hottest sensor of processor and board. */
    OptionalDouble celsius() {
        List<Double> all = new ArrayList<>();
        sensors(sys.resolve("class").resolve("thermal"), "thermal_zone", "temp", all);
        sensors(sys.resolve("class").resolve("hwmon"), "hwmon", "temp1_input", all);
        return all.stream().mapToDouble(Double::doubleValue).max();
    }

    private static void sensors(Path folder, String prefix, String file, List<Double> into) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> zones = Files.list(folder)) {
            for (Path zone : zones.toList()) {
                Path sensor = zone.resolve(file);
                if (zone.getFileName().toString().startsWith(prefix) && Files.isReadable(sensor)) {
                    String text = Files.readString(sensor).strip();
                    if (text.matches("\\d{1,7}")) {
                        into.add(Double.parseDouble(text) / MILLI);
                    }
                }
            }
        } catch (IOException e) {
            return; // a sensor that does not answer says nothing
        }
    }

    /** Whether the network keeps the clock right; empty if nobody knows. */
    Optional<Boolean> clockSynchronised() {
        Optional<Boolean> systemd = program.run(List.of("timedatectl", "show", "--property=NTPSynchronized", "--value"))
                .map(String::strip)
                .filter(said -> said.equals("yes") || said.equals("no"))
                .map("yes"::equals);
        return systemd.isPresent()
                ? systemd
                : program.run(List.of("chronyc", "-n", "tracking")).map(said -> said.lines()
                        .anyMatch(line -> line.startsWith("Leap status") && line.endsWith("Normal")));
    }
}
