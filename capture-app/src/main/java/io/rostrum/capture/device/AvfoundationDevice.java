package io.rostrum.capture.device;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.ffmpeg.InputSpec;
import io.rostrum.encoder.media.MediaKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A camera or screen ({@code avfoundation:0}) or a microphone ({@code avfoundation::0}) on macOS. */
final class AvfoundationDevice implements CaptureDevice {
    private final SourceSpec source;

    AvfoundationDevice(SourceSpec source) {
        this.source = source;
    }

    @Override
    public CaptureStream open() throws EncoderException {
        return FfmpegCapture.open(source, List.of(input()), new DeviceClock(DeviceClock.Origin.UNKNOWN));
    }

    InputSpec input() {
        Map<String, String> options = new LinkedHashMap<>();
        boolean sound = source.media() == MediaKind.AUDIO;
        if (!sound) {
            options.put("framerate", source.options().getOrDefault("fps", "30"));
            Options.copy(source, "size", options, "video_size");
        }
        String url = sound ? "none" + source.location() : source.location() + ":none";
        return new InputSpec("avfoundation", url, options, FfmpegCapture.TIMEOUT);
    }
}
