package io.rostrum.capture.device;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.ffmpeg.InputSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An X11 screen, a region or one monitor of it, with its pointer, ten times a second unless asked otherwise. */
final class X11Device implements CaptureDevice {
    private final SourceSpec source;

    X11Device(SourceSpec source) {
        this.source = source;
    }

    @Override
    public CaptureStream open() throws EncoderException {
        String monitor = source.options().get("monitor");
        InputSpec input = monitor == null ? input() : input(monitor);
        return FfmpegCapture.open(source, List.of(input), new DeviceClock(DeviceClock.Origin.MACHINE));
    }

    /** A monitor is looked for each time anew: it may have been moved, or plugged in again. */
    private InputSpec input(String name) throws EncoderException {
        X11Monitors.Monitor monitor = X11Monitors.find(source.location(), name)
                .orElseThrow(() -> new EncoderException(
                        EncoderException.Code.SOURCE_LOST,
                        source.id()
                                + " is not connected. Check its cable; xrandr --listmonitors names those that are."));
        Map<String, String> options = new LinkedHashMap<>(input().options());
        options.put("video_size", monitor.width() + "x" + monitor.height());
        String url = source.location() + "+" + monitor.x() + "," + monitor.y();
        return new InputSpec("x11grab", url, options, FfmpegCapture.TIMEOUT);
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
