package io.rostrum.capture.device;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.ffmpeg.InputSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An X11 screen with its pointer, ten times a second unless asked otherwise. */
final class X11Device implements CaptureDevice {
    private final SourceSpec source;

    X11Device(SourceSpec source) {
        this.source = source;
    }

    @Override
    public CaptureStream open() throws EncoderException {
        return FfmpegCapture.open(source, List.of(input()), new DeviceClock(DeviceClock.Origin.MACHINE));
    }

    InputSpec input() {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("framerate", source.options().getOrDefault("fps", "10"));
        options.put("fpsprobesize", "0"); // the rate is what was asked for
        Options.copy(source, "size", options, "video_size");
        String offset = source.options().get("offset");
        String url = offset == null ? source.location() : source.location() + "+" + offset;
        return new InputSpec("x11grab", url, options, FfmpegCapture.TIMEOUT);
    }
}
