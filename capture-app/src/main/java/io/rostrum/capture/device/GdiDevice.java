package io.rostrum.capture.device;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.ffmpeg.InputSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A screen ({@code gdigrab:desktop}) or a window ({@code gdigrab:title=NAME}) on Windows, with its pointer. */
final class GdiDevice implements CaptureDevice {
    private final SourceSpec source;

    GdiDevice(SourceSpec source) {
        this.source = source;
    }

    @Override
    public CaptureStream open() throws EncoderException {
        return FfmpegCapture.open(source, List.of(input()), new DeviceClock(DeviceClock.Origin.MACHINE));
    }

    InputSpec input() {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("framerate", source.options().getOrDefault("fps", "10"));
        Options.copy(source, "size", options, "video_size");
        String offset = source.options().get("offset");
        if (offset != null) {
            options.put("offset_x", offset.substring(0, offset.indexOf(',')));
            options.put("offset_y", offset.substring(offset.indexOf(',') + 1));
        }
        return new InputSpec("gdigrab", source.location(), options, FfmpegCapture.TIMEOUT);
    }
}
