package io.rostrum.capture.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.capture.device.DeviceInfo;
import io.rostrum.capture.doctor.Finding.State;
import io.rostrum.encoder.media.Flavor;
import io.rostrum.encoder.media.MediaKind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {
    @TempDir
    private Path folder;

    @Test
    void eachFindingIsToldAsItComes() throws Exception {
        List<Finding> told = new ArrayList<>();
        Doctor doctor = new Doctor(
                List.of(() -> List.of(Finding.good("a", "A.")), () -> List.of(Finding.bad("b", "B.", "mend b"))));

        assertThat(doctor.examine(told::add))
                .isEqualTo(told)
                .extracting(Finding::subject)
                .containsExactly("a", "b");
    }

    @Test
    void aSmallMachineIsToldWhatItCannotDo() throws Exception {
        Path meminfo = Files.writeString(folder.resolve("meminfo"), "MemTotal:        1000000 kB\nMemFree: 5 kB\n");

        List<Finding> findings = new Machine(meminfo, 1).look();

        assertThat(findings).extracting(Finding::state).containsOnly(State.NOTE);
        assertThat(findings.get(0).sentence()).contains("1 core.").contains("after they end");
        assertThat(findings.get(1).sentence()).contains("1.0 GB");
    }

    @Test
    void theMeasuredSpeedDecidesWhatCanFollowLive() throws Exception {
        assertThat(speed(4, 2).sentence()).contains("All five can follow");
        assertThat(speed(2, 0.9).sentence()).contains("copied from the camera");
        assertThat(speed(0.8, 0.4)).matches(finding -> finding.state() == State.NOTE);
        assertThat(speed(0.8, 0.4).mend().orElseThrow()).contains("2.8 h");
    }

    private static Finding speed(double lower, double all) throws InterruptedException {
        return new EncodingSpeed((filter, rungs) -> rungs.size() == 5 ? all : lower)
                .look()
                .get(0);
    }

    @Test
    void theSpeedIsMeasuredWithTheRealEncoder() throws Exception {
        assertThat(EncodingSpeed.measure("[0:v]scale=416:234[d]", List.of("d"))).isPositive();
    }

    @Test
    void aDiskThatCannotBeWrittenIsBadAndAFolderThatIsNotThereYetIsNot() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));

        assertThat(new Disk(file.resolve("data")).look().get(0).state()).isEqualTo(State.BAD);
        assertThat(new Disk(folder.resolve("not/there/yet")).look().get(0).state())
                .isNotEqualTo(State.BAD);
    }

    @Test
    void aCameraThatThisUserMayNotOpenIsNamedWithTheCommandThatMendsIt() throws Exception {
        DeviceInfo camera = new DeviceInfo("v4l2:/dev/video0", "Ceiling", MediaKind.VIDEO, Flavor.PRESENTER);

        List<Finding> findings = new Devices(() -> List.of(camera), answers(Map.of("id", "users plugdev"))).look();

        assertThat(findings).extracting(Finding::subject).containsExactly("pictures", "sound", "rights");
        assertThat(findings.get(0).sentence()).contains("Ceiling (v4l2:/dev/video0)");
        assertThat(findings.get(2).mend().orElseThrow()).contains("usermod -aG video");
    }

    @Test
    void aMissingFontAndAWrongClockAreNamed() throws Exception {
        SystemPrograms programs = answers(Map.of("fc-list", "", "timedatectl", "no\n"));

        assertThat(new Screen(programs).look().get(1).sentence()).contains("Arabic, Khmer, Mongolian");
        assertThat(new ClockSync(programs).look().get(0).mend().orElseThrow()).contains("set-ntp true");
        assertThat(new ClockSync(answers(Map.of("timedatectl", "yes\n")))
                        .look()
                        .get(0)
                        .state())
                .isEqualTo(State.GOOD);
    }

    @Test
    void aDestinationIsTriedAndOneThatIsAwayIsNamed() throws IOException {
        int port;
        try (ServerSocket there = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = there.getLocalPort();
            assertThat(network("http://127.0.0.1:" + port).state()).isEqualTo(State.GOOD);
        }
        assertThat(network("http://127.0.0.1:" + port).sentence()).contains("port " + port);
        assertThat(network("file:///media/usb").state()).isEqualTo(State.GOOD);
        assertThat(new Network(List.of()).look().get(0).sentence()).contains("No destination");
    }

    private static Finding network(String url) {
        return new Network(List.of(URI.create(url))).look().get(0);
    }

    @Test
    void aProgramThatIsNotThereIsNoAnswer() throws Exception {
        assertThat(new SystemPrograms().ask("rostrum-no-such-program")).isEmpty();
        assertThat(new SystemPrograms().ask("echo", "yes")).contains("yes\n");
    }

    private static SystemPrograms answers(Map<String, String> answers) {
        return new SystemPrograms() {
            @Override
            Optional<String> ask(String... command) {
                return Arrays.stream(command)
                        .map(answers::get)
                        .filter(a -> a != null)
                        .findFirst();
            }
        };
    }
}
