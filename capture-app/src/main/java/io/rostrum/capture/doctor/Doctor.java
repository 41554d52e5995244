package io.rostrum.capture.doctor;

import io.rostrum.capture.device.DeviceDiscovery;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Examines this PC from its processor to its settings. One thread; takes some ten seconds, most of them to measure encoding. */
public final class Doctor {
    private final List<Examination> examinations;

    Doctor(List<Examination> examinations) {
        this.examinations = List.copyOf(examinations);
    }

    /**
     * The doctor of this PC.
     *
     * @param data where recordings shall lie
     * @param destinations where the room's settings send lectures
     */
    public static Doctor ofThisPc(Path data, List<URI> destinations) {
        SystemPrograms programs = new SystemPrograms();
        return new Doctor(List.of(
                new Machine(Path.of("/proc/meminfo"), Runtime.getRuntime().availableProcessors()),
                new EncodingSpeed(EncodingSpeed::measure),
                new Disk(data),
                new Devices(() -> new DeviceDiscovery().list(), programs),
                new Screen(programs),
                new ClockSync(programs),
                new Network(destinations)));
    }

    /**
     * Looks at everything.
     *
     * @param each told each finding as soon as it is known
     */
    public List<Finding> examine(Consumer<Finding> each) throws InterruptedException {
        List<Finding> all = new ArrayList<>();
        for (Examination examination : examinations) {
            for (Finding finding : examination.look()) {
                each.accept(finding);
                all.add(finding);
            }
        }
        return List.copyOf(all);
    }
}
