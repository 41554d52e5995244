package io.rostrum.capture.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.capture.recording.parts.PulseServer;
import io.rostrum.encoder.media.Flavor;
import io.rostrum.encoder.media.MediaKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeviceDiscoveryTest {
    @TempDir
    Path root;

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    @Test
    void camerasScreensAndSoundCardsAreFoundWithTheirNames() throws Exception {
        write("sys/class/video4linux/video0/name", "HD Webcam\n");
        write("sys/class/video4linux/video0/index", "0\n");
        write("sys/class/video4linux/video1/name", "HD Webcam metadata\n");
        write("sys/class/video4linux/video1/index", "1\n");
        write("tmp/.X11-unix/X99", "");
        write(
                "proc/asound/pcm",
                "00-00: ALC257 Analog : ALC257 Analog : playback 1 : capture 1\n"
                        + "00-03: HDMI 0 : HDMI 0 : playback 1\n01-00: USB Audio : USB Audio : capture 1\n");
        assertThat(new DeviceDiscovery(root, new SystemDevices(null, Map.of())).list())
                .containsExactly(
                        new DeviceInfo("v4l2:/dev/video0", "HD Webcam", MediaKind.VIDEO, Flavor.PRESENTER),
                        new DeviceInfo("x11grab::99", "Screen :99", MediaKind.VIDEO, Flavor.SLIDES),
                        new DeviceInfo("alsa:hw:0,0", "ALC257 Analog", MediaKind.AUDIO, Flavor.PRESENTER),
                        new DeviceInfo("alsa:hw:1,0", "USB Audio", MediaKind.AUDIO, Flavor.PRESENTER),
                        new DeviceInfo("test:camera", "Test camera", MediaKind.VIDEO, Flavor.PRESENTER),
                        new DeviceInfo("test:slides", "Test slides", MediaKind.VIDEO, Flavor.SLIDES),
                        new DeviceInfo("test:speech", "Test speech", MediaKind.AUDIO, Flavor.PRESENTER));
    }

    @Test
    void aSoundServerIsAskedForItsSources() throws Exception {
        try (PulseServer pulse = PulseServer.start(root)) {
            SystemDevices devices = new SystemDevices("pulse", Map.of("server", pulse.address()));
            assertThat(devices.list())
                    .extracting(DeviceInfo::id, DeviceInfo::kind)
                    .contains(org.assertj.core.api.Assertions.tuple("pulse:mic.monitor", MediaKind.AUDIO));
        }
    }

    @Test
    void aSoundServerThatIsNotThereGivesNothing() {
        assertThat(new SystemDevices("pulse", Map.of("server", "unix:" + root.resolve("nobody"))).list())
                .isEmpty();
    }
}
