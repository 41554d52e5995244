package io.rostrum.capture.agent.alarms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PowerTest {
    @TempDir
    private Path sys;

    @Test
    void aLaptopOnItsBatteryIsToldFromOneOnTheMains() throws Exception {
        Path battery = supply("BAT0", Map.of("type", "Battery", "status", "Discharging", "capacity", "14"));
        supply("AC", Map.of("type", "Mains", "online", "0"));
        supply("mouse", Map.of("type", "Battery", "scope", "Device", "status", "Discharging", "capacity", "1"));

        Power power = new SysfsPower(sys).read().orElseThrow();
        assertThat(power.onBattery()).isTrue();
        assertThat(power.percent()).hasValue(14);
        assertThat(power.isLow(15)).isTrue();
        assertThat(power.isLow(10)).isFalse();

        Files.writeString(battery.resolve("status"), "Charging\n");
        assertThat(new SysfsPower(sys).read().orElseThrow().isLow(15)).isFalse();
        assertThat(new SysfsPower(sys.resolve("none")).read()).isEmpty();
    }

    @Test
    void aUpsOfNetworkUpsToolsSaysWhenItIsLow() {
        NutPower nut = new NutPower(command -> command.equals(List.of("upsc", "-l"))
                ? Optional.of("Init SSL without certificate database\nrack\n")
                : Optional.of("battery.charge: 80\nbattery.runtime: 900\nups.status: OB DISCHRG\n"));
        Power power = nut.read().orElseThrow();
        assertThat(power).isEqualTo(new Power(true, OptionalDouble.of(80), OptionalDouble.of(15)));
        assertThat(power.isLow(15)).isFalse();

        NutPower low = new NutPower(
                command -> Optional.of(command.contains("-l") ? "rack" : "battery.charge: 80\nups.status: OB LB\n"));
        assertThat(low.read().orElseThrow().isLow(15)).isTrue();
        assertThat(new NutPower(command -> Optional.empty()).read()).isEmpty();
    }

    @Test
    void upowersDisplayDeviceIsRead() {
        String said = """
                  power supply:         yes
                  battery
                    present:             yes
                    state:               discharging
                    time to empty:       1.5 hours
                    percentage:          42%
                """;

        assertThat(new UpowerPower(command -> Optional.of(said)).read())
                .hasValue(new Power(true, OptionalDouble.of(42), OptionalDouble.of(90)));
        assertThat(new UpowerPower(command -> Optional.of(said.replace("yes", "no"))).read())
                .isEmpty();
    }

    @Test
    void theHottestSensorCounts() throws Exception {
        Path zone = Files.createDirectories(sys.resolve("class/thermal/thermal_zone0"));
        Files.writeString(zone.resolve("temp"), "48000\n");
        Path chip = Files.createDirectories(sys.resolve("class/hwmon/hwmon1"));
        Files.writeString(chip.resolve("temp1_input"), "93500\n");

        assertThat(new PcProbes(sys, command -> Optional.empty()).celsius()).hasValue(93.5);
        assertThat(new PcProbes(sys.resolve("none"), command -> Optional.empty()).celsius())
                .isEmpty();
    }

    @Test
    void aClockThatNobodyKeepsRightIsToldFromOneThatNobodyKnowsOf() {
        assertThat(clock(Optional.of("no\n"))).hasValue(false);
        assertThat(clock(Optional.of("yes\n"))).hasValue(true);
        assertThat(clock(Optional.empty())).isEmpty();
    }

    private Optional<Boolean> clock(Optional<String> timedatectl) {
        return new PcProbes(sys, command -> command.get(0).equals("timedatectl") ? timedatectl : Optional.empty())
                .clockSynchronised();
    }

    private Path supply(String name, Map<String, String> values) throws IOException {
        Path folder = Files.createDirectory(sys.resolve(name));
        for (Map.Entry<String, String> value : values.entrySet()) {
            Files.writeString(folder.resolve(value.getKey()), value.getValue() + "\n");
        }
        return folder;
    }
}
