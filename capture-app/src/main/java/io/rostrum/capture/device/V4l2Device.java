package io.rostrum.capture.device;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.ffmpeg.InputSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A camera or HDMI grabber on Linux. Asks for 720p as motion JPEG, which USB carries at full rate; else what it offers. */
final class V4l2Device implements CaptureDevice {
    private final SourceSpec source;

    V4l2Device(SourceSpec source) {
        this.source = source;
    }

    @Override
    public CaptureStream open() throws EncoderException {
        return FfmpegCapture.open(source, inputs(), new DeviceClock(DeviceClock.Origin.MACHINE));
    }

    List<InputSpec> inputs() {
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("timestamps", "default");
        Options.copy(source, "size", asked, "video_size");
        Options.copy(source, "fps", asked, "framerate");
        Options.copy(source, "format", asked, "input_format");
        if (asked.size() > 1) { // the person chose
            return List.of(input(asked));
        }
        Map<String, String> best = new LinkedHashMap<>(asked);
        best.put("input_format", "mjpeg");
        best.put("video_size", "1280x720");
        return List.of(input(best), input(asked));
    }

    private InputSpec input(Map<String, String> options) {
        return new InputSpec("v4l2", source.location(), options, FfmpegCapture.TIMEOUT);
    }
}
