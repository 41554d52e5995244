package io.rostrum.capture.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.capture.recording.parts.PulseServer;
import io.rostrum.capture.recording.parts.XScreen;
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

    /** FIELD, Technicians: unplugged and plugged in again, the same device has the same name. */
    @Test
    void camerasAndSoundCardsAreNamedSoThatTheirNamesSurviveReplugging() throws Exception {
        write("sys/class/video4linux/video2/name", "Document camera\n");
        write("sys/class/video4linux/video2/index", "0\n");
        write("dev/video2", "");
        Path links = Files.createDirectories(root.resolve("dev/v4l/by-id"));
        Files.createSymbolicLink(links.resolve("usb-Maker_Camera_0123-video-index0"), Path.of("../../video2"));
        write("proc/asound/pcm", "01-00: USB Audio : USB Audio : capture 1\n");
        write("proc/asound/card1/id", "Lectern\n");
        assertThat(new DeviceDiscovery(root, new SystemDevices(null, Map.of())).list())
                .extracting(DeviceInfo::id)
                .startsWith("v4l2:/dev/v4l/by-id/usb-Maker_Camera_0123-video-index0", "alsa:hw:CARD=Lectern,DEV=0");
    }

    @Test
    void theShapesOfACameraAreReadFromWhatTheSystemPrints() {
        String text = "ioctl: VIDIOC_ENUM_FMT\n\t[0]: 'MJPG' (Motion-JPEG, compressed)\n"
                + "\t\tSize: Discrete 1920x1080\n\t\t\tInterval: Discrete 0.033s (30.000 fps)\n"
                + "\t\t\tInterval: Discrete 0.067s (15.000 fps)\n\t[1]: 'H264' (H.264, compressed)\n"
                + "\t\tSize: Discrete 1280x720\n\t\t\tInterval: Discrete 0.040s (25.000 fps)\n";
        assertThat(V4l2Modes.parse(text))
                .containsExactly(new DeviceMode("MJPG", 1920, 1080, 30), new DeviceMode("H264", 1280, 720, 25));
    }

    @Test
    void theMonitorsOfAScreenAreFoundByName() throws Exception {
        assertThat(X11Monitors.parse("Monitors: 2\n 0: +*eDP-1 1920/344x1080/193+0+0  eDP-1\n"
                        + " 1: +HDMI-1 1280/600x720/340+1920+0  HDMI-1\n"))
                .containsExactly(
                        new X11Monitors.Monitor("eDP-1", 1920, 1080, 0, 0),
                        new X11Monitors.Monitor("HDMI-1", 1280, 720, 1920, 0));
        try (XScreen screen = XScreen.start(640, 360)) {
            X11Monitors.Monitor only = X11Monitors.of(screen.display()).get(0);
            SourceSpec spec = SourceSpec.parse("x11grab:" + screen.display() + "?monitor=" + only.name());
            try (CaptureStream stream = CaptureDevice.of(spec).open()) {
                assertThat(stream.video().orElseThrow().width()).isEqualTo(640);
                stream.read().close();
            }
        }
    }
}
