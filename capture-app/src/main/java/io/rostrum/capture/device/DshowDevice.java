package io.rostrum.capture.device;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.ffmpeg.InputSpec;
import io.rostrum.encoder.media.MediaKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A camera ({@code dshow:NAME}) or a microphone ({@code dshow:audio=NAME}) on Windows. */
final class DshowDevice implements CaptureDevice {
    private final SourceSpec source;

    DshowDevice(SourceSpec source) {
        this.source = source;
    }

    @Override
    public CaptureStream open() throws EncoderException {
        return FfmpegCapture.open(source, List.of(input()), new DeviceClock(DeviceClock.Origin.UNKNOWN));
    }

    InputSpec input() {
        Map<String, String> options = new LinkedHashMap<>();
        if (source.media() == MediaKind.AUDIO) {
            options.put("audio_buffer_size", "20"); // milliseconds; the driver's own default is half a second
        }
        Options.copy(source, "size", options, "video_size");
        Options.copy(source, "fps", options, "framerate");
        String name = source.location();
        String url = name.startsWith("audio=") || name.startsWith("video=") ? name : "video=" + name;
        return new InputSpec("dshow", url, options, FfmpegCapture.TIMEOUT);
    }
}
