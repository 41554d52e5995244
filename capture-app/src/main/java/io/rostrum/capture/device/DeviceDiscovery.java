package io.rostrum.capture.device;

import io.rostrum.encoder.media.Flavor;
import io.rostrum.encoder.media.MediaKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the cameras, screens and microphones of this PC. Network cameras cannot be found; a technician names them. Any
 * thread.
 */
public final class DeviceDiscovery {
    private static final Logger LOG = LoggerFactory.getLogger(DeviceDiscovery.class);
    private static final Pattern CAMERA = Pattern.compile("video(\\d+)");
    private static final Pattern SCREEN = Pattern.compile("X(\\d+)");
    /** A line of /proc/asound/pcm, for example {@code 01-00: USB Audio : USB Audio : capture 1}. */
    private static final Pattern CARD = Pattern.compile("(\\d+)-(\\d+): ([^:]*?) *:.*\\bcapture\\b.*");

    private final Path root;
    private final SystemDevices system;

    public DeviceDiscovery() {
        this(Path.of("/"), SystemDevices.ofThisPc());
    }

    /** A discovery that reads the system's files under another root. */
    DeviceDiscovery(Path root, SystemDevices system) {
        this.root = root;
        this.system = system;
    }

    /**
     * What there is now: cameras, screens, microphones, then the test sources. Takes up to a few seconds where a sound
     * server does not answer. What cannot be asked is left out and logged.
     */
    public List<DeviceInfo> list() {
        List<DeviceInfo> devices = new ArrayList<>();
        cameras(devices);
        screens(devices);
        devices.addAll(system.list());
        soundCards(devices);
        devices.add(device("test:camera"));
        devices.add(device("test:slides"));
        devices.add(device("test:speech"));
        return List.copyOf(devices);
    }

    private static DeviceInfo device(String id) {
        SourceSpec spec = SourceSpec.parse(id);
        return new DeviceInfo(id, spec.name(), spec.media(), spec.flavor());
    }

    private void cameras(List<DeviceInfo> into) {
        Path folder = root.resolve("sys/class/video4linux");
        for (Path entry : entries(folder)) {
            Matcher matcher = CAMERA.matcher(entry.getFileName().toString());
            // One camera shows several nodes; those after the first carry no picture but data about it.
            if (matcher.matches() && line(entry.resolve("index"), "0").equals("0")) {
                String name = line(entry.resolve("name"), "Camera " + matcher.group(1));
                String node = "/dev/" + entry.getFileName();
                into.add(new DeviceInfo(
                        "v4l2:" + lasting(entry.getFileName()),
                        name,
                        MediaKind.VIDEO,
                        Flavor.PRESENTER,
                        V4l2Modes.of(node)));
            }
        }
    }

    /** The name of a camera that stays when it is plugged in again, by its maker's serial number, else by its socket. */
    private String lasting(Path node) {
        for (String folder : List.of("dev/v4l/by-id", "dev/v4l/by-path")) {
            for (Path link : entries(root.resolve(folder))) {
                try {
                    if (Files.isSymbolicLink(link)
                            && Files.readSymbolicLink(link).getFileName().equals(node)) {
                        return "/" + folder + "/" + link.getFileName();
                    }
                } catch (IOException e) {
                    LOG.warn("{} cannot be read: {}", link, e.getMessage());
                }
            }
        }
        return "/dev/" + node;
    }

    private void screens(List<DeviceInfo> into) {
        for (Path entry : entries(root.resolve("tmp/.X11-unix"))) {
            Matcher matcher = SCREEN.matcher(entry.getFileName().toString());
            if (matcher.matches()) {
                String display = ":" + matcher.group(1);
                into.add(device("x11grab:" + display));
                List<X11Monitors.Monitor> monitors = X11Monitors.of(display);
                if (monitors.size() > 1) {
                    monitors.forEach(m -> into.add(device("x11grab:" + display + "?monitor=" + m.name())));
                }
            }
        }
    }

    private void soundCards(List<DeviceInfo> into) {
        Path file = root.resolve("proc/asound/pcm");
        if (!Files.exists(file)) {
            return;
        }
        try {
            for (String line : Files.readAllLines(file)) {
                Matcher matcher = CARD.matcher(line);
                if (matcher.matches()) {
                    int card = Integer.parseInt(matcher.group(1));
                    int device = Integer.parseInt(matcher.group(2));
                    // A card's number changes with the order of plugging in, its name does not.
                    String name = line(root.resolve("proc/asound/card" + card + "/id"), "");
                    String id = name.isEmpty()
                            ? "alsa:hw:" + card + "," + device
                            : "alsa:hw:CARD=" + name + ",DEV=" + device;
                    into.add(new DeviceInfo(id, matcher.group(3), MediaKind.AUDIO, Flavor.PRESENTER));
                }
            }
        } catch (IOException e) {
            LOG.warn("The sound cards cannot be listed: {}", e.getMessage());
        }
    }

    private static List<Path> entries(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        } catch (IOException e) {
            LOG.warn("{} cannot be listed: {}", folder, e.getMessage());
            return List.of();
        }
    }

    private static String line(Path file, String otherwise) {
        try {
            return Files.exists(file) ? Files.readString(file).strip() : otherwise;
        } catch (IOException e) {
            LOG.warn("{} cannot be read: {}", file, e.getMessage());
            return otherwise;
        }
    }
}
