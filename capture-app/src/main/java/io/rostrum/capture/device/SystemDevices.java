package io.rostrum.capture.device;

import io.rostrum.encoder.media.Flavor;
import io.rostrum.encoder.media.MediaKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The devices that only the system's own services can name: a sound server's sources, DirectShow's devices. Any thread. */
final class SystemDevices {
    private static final Logger LOG = LoggerFactory.getLogger(SystemDevices.class);

    private final String format;
    private final Map<String, String> options;

    /**
     * A list of one service.
     *
     * @param format FFmpeg's name of it, {@code pulse} or {@code dshow}; null for none
     * @param options of that input, by FFmpeg's names
     */
    SystemDevices(String format, Map<String, String> options) {
        this.format = format;
        this.options = Map.copyOf(options);
    }

    static SystemDevices ofThisPc() {
        String os = System.getProperty("os.name");
        String format = os.startsWith("Windows") ? "dshow" : os.startsWith("Linux") ? "pulse" : null;
        return new SystemDevices(format, Map.of());
    }

    List<DeviceInfo> list() {
        if (format == null) {
            return List.of();
        }
        try {
            List<DeviceInfo> devices = new ArrayList<>();
            for (FfmpegDevices.Entry entry : FfmpegDevices.list(format, options)) {
                devices.add(device(entry));
            }
            return devices;
        } catch (LinkageError e) {
            LOG.info("This PC has no libraries for {} devices: {}", format, e.getMessage());
            return List.of();
        }
    }

    private DeviceInfo device(FfmpegDevices.Entry entry) {
        if (format.equals("pulse")) {
            return new DeviceInfo("pulse:" + entry.name(), entry.description(), MediaKind.AUDIO, Flavor.PRESENTER);
        }
        String id = entry.sound() ? "dshow:audio=" + entry.description() : "dshow:" + entry.description();
        return new DeviceInfo(
                id, entry.description(), entry.sound() ? MediaKind.AUDIO : MediaKind.VIDEO, Flavor.PRESENTER);
    }
}
