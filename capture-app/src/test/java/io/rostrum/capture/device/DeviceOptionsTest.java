package io.rostrum.capture.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.ffmpeg.InputSpec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What FFmpeg is asked for, and whether it understands that: what can be tested of devices that this machine does not have. */
class DeviceOptionsTest {
    private static void assertAsksFor(InputSpec input, String format, String url, Map<String, String> options) {
        assertThat(input.format()).isEqualTo(format);
        assertThat(input.url()).isEqualTo(url);
        assertThat(input.options()).containsAllEntriesOf(options);
        assertThat(input.timeout()).isEqualTo(FfmpegCapture.TIMEOUT);
    }

    @Test
    void aUsbCameraIsAskedForMotionJpegFirstUnlessSomebodyChose() {
        List<InputSpec> unasked = new V4l2Device(SourceSpec.parse("v4l2:/dev/video0#copy=no")).inputs();
        assertThat(unasked).hasSize(2);
        assertAsksFor(unasked.get(0), "v4l2", "/dev/video0", Map.of("input_format", "mjpeg", "video_size", "1280x720"));
        assertThat(unasked.get(1).options()).doesNotContainKeys("input_format", "video_size");

        List<InputSpec> chosen =
                new V4l2Device(SourceSpec.parse("v4l2:/dev/video0?format=h264&size=1920x1080&fps=30")).inputs();
        assertThat(chosen).hasSize(1);
        assertAsksFor(
                chosen.get(0),
                "v4l2",
                "/dev/video0",
                Map.of("input_format", "h264", "video_size", "1920x1080", "framerate", "30"));
    }

    @Test
    void ffmpegUnderstandsWhatACameraIsAskedFor() {
        // No camera: what is asked for is understood, and only then does the device refuse.
        for (String asked : List.of("", "?size=1920x1080&fps=30")) {
            assertThatThrownBy(() -> new V4l2Device(SourceSpec.parse("v4l2:/dev/null" + asked)).open())
                    .isInstanceOf(EncoderException.class)
                    .hasMessageContaining("Inappropriate ioctl");
        }
    }

    @Test
    void ffmpegReadsSoundFromAlsa() throws Exception {
        // ALSA's own sound card without a card.
        try (CaptureStream stream = new AlsaDevice(SourceSpec.parse("alsa:null")).open();
                CapturedFrame frame = stream.read()) {
            assertThat(stream.audio().orElseThrow().sampleRate()).isEqualTo(48_000);
            assertThat(frame.frame().samples()).isPositive();
        }
    }

    @Test
    void camerasAndMicrophonesOfWindowsAreNamedAsDirectShowWantsThem() {
        InputSpec camera = new DshowDevice(SourceSpec.parse("dshow:USB Camera?size=1280x720&fps=25")).input();
        assertAsksFor(camera, "dshow", "video=USB Camera", Map.of("video_size", "1280x720", "framerate", "25"));
        assertThat(camera.options()).doesNotContainKey("audio_buffer_size");

        InputSpec microphone = new DshowDevice(SourceSpec.parse("dshow:audio=Mic")).input();
        assertAsksFor(microphone, "dshow", "audio=Mic", Map.of("audio_buffer_size", "20"));
    }

    @Test
    void aScreenOfWindowsOrARegionOfItIsGrabbed() {
        InputSpec whole = new GdiDevice(SourceSpec.parse("gdigrab:desktop")).input();
        assertAsksFor(whole, "gdigrab", "desktop", Map.of("framerate", "10"));

        InputSpec region = new GdiDevice(SourceSpec.parse("gdigrab:desktop?offset=10,20&size=640x360&fps=5")).input();
        assertAsksFor(
                region,
                "gdigrab",
                "desktop",
                Map.of("framerate", "5", "offset_x", "10", "offset_y", "20", "video_size", "640x360"));
    }

    @Test
    void devicesOfMacosAreAskedForPictureOrSoundAlone() {
        InputSpec camera = new AvfoundationDevice(SourceSpec.parse("avfoundation:0?size=1280x720")).input();
        assertAsksFor(camera, "avfoundation", "0:none", Map.of("framerate", "30", "video_size", "1280x720"));

        InputSpec microphone = new AvfoundationDevice(SourceSpec.parse("avfoundation::1")).input();
        assertAsksFor(microphone, "avfoundation", "none:1", Map.of());
    }

    @Test
    void aNetworkCameraIsReadOverTcpWithinItsTimeAndItsCertificateIsChecked() {
        InputSpec plain = new RtspDevice(SourceSpec.parse("rtsp://host/cam")).input();
        assertAsksFor(plain, null, "rtsp://host/cam", Map.of("rtsp_transport", "tcp", "timeout", "5000000"));
        assertThat(plain.options()).doesNotContainKey("tls_verify");

        InputSpec secure = new RtspDevice(SourceSpec.parse("rtsps://host/cam#ca=/etc/cam.pem")).input();
        assertAsksFor(secure, null, "rtsps://host/cam", Map.of("tls_verify", "1", "ca_file", "/etc/cam.pem"));
        InputSpec unchecked = new RtspDevice(SourceSpec.parse("rtsps://host/cam#verify=no")).input();
        assertThat(unchecked.options()).doesNotContainKeys("tls_verify", "ca_file");
    }

    @Test
    void aRegionOfAScreenStandsInItsAddress() {
        InputSpec region = new X11Device(SourceSpec.parse("x11grab::0?offset=100,50&size=640x360")).input();
        assertAsksFor(region, "x11grab", ":0+100,50", Map.of("framerate", "10", "video_size", "640x360"));
    }
}
