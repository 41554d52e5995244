package io.rostrum.capture.doctor;

import java.util.List;
import java.util.Optional;

/** Whether the clock follows a time server: the timetable, the night's window and certificates rest on it. */
final class ClockSync implements Examination {
    private final SystemPrograms programs;

    ClockSync(SystemPrograms programs) {
        this.programs = programs;
    }

    @Override
    public List<Finding> look() throws InterruptedException {
        Optional<String> answer = programs.ask("timedatectl", "show", "--property=NTPSynchronized", "--value");
        if (answer.isEmpty()) {
            return List.of(Finding.note(
                    "clock",
                    "The system does not say whether its clock is right.",
                    "sudo apt-get install systemd-timesyncd && sudo timedatectl set-ntp true"));
        }
        return List.of(
                answer.get().strip().equals("yes")
                        ? Finding.good("clock", "The clock follows a time server.")
                        : Finding.note(
                                "clock",
                                "The clock does not follow a time server, so lectures may start at the wrong time.",
                                "sudo timedatectl set-ntp true"));
    }
}
