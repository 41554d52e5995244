package io.rostrum.capture.doctor;

import io.rostrum.capture.device.DeviceInfo;
import io.rostrum.encoder.media.MediaKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Cameras, screens and microphones, and whether this user may open them. */
final class Devices implements Examination {
    private static final String TEST = "test:";

    private final Supplier<List<DeviceInfo>> discovery;
    private final SystemPrograms programs;

    Devices(Supplier<List<DeviceInfo>> discovery, SystemPrograms programs) {
        this.discovery = discovery;
        this.programs = programs;
    }

    @Override
    public List<Finding> look() throws InterruptedException {
        List<DeviceInfo> real = discovery.get().stream()
                .filter(device -> !device.id().startsWith(TEST))
                .toList();
        List<Finding> findings = new ArrayList<>();
        findings.add(found(
                "pictures",
                names(real, MediaKind.VIDEO),
                "No camera or screen was found; network cameras (rtsp://…) must be named.",
                "Plug one in and look with: rostrum devices"));
        findings.add(found(
                "sound",
                names(real, MediaKind.AUDIO),
                "No microphone was found.",
                "Plug one in and look with: rostrum devices"));
        Set<String> groups = groups();
        List<String> missing = real.stream()
                .map(DeviceInfo::id)
                .map(id -> id.startsWith("v4l2:") ? "video" : id.startsWith("alsa:") ? "audio" : "")
                .filter(group -> !group.isEmpty() && !groups.contains(group) && !groups.contains("root"))
                .distinct()
                .toList();
        for (String group : missing) {
            findings.add(Finding.note(
                    "rights",
                    "This user is not in the group " + group + ", so some devices cannot be opened.",
                    "sudo usermod -aG " + group + " \"$USER\" and log in again"));
        }
        return findings;
    }

    private static Finding found(String subject, String names, String none, String mend) {
        return names.isEmpty() ? Finding.note(subject, none, mend) : Finding.good(subject, "Found: " + names + ".");
    }

    private static String names(List<DeviceInfo> devices, MediaKind kind) {
        return devices.stream()
                .filter(device -> device.kind() == kind)
                .map(device -> device.name() + " (" + device.id() + ")")
                .collect(Collectors.joining(", "));
    }

    private Set<String> groups() throws InterruptedException {
        return Set.of(programs.ask("id", "-nG").orElse("").strip().split("\\s+"));
    }
}
