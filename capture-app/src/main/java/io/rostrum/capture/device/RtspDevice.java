package io.rostrum.capture.device;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.ffmpeg.InputSpec;
import java.util.List;
import java.util.Map;

/** A network camera, over TCP: a classroom's network that loses packets then costs delay, not pictures. */
final class RtspDevice implements CaptureDevice {
    private final SourceSpec source;

    RtspDevice(SourceSpec source) {
        this.source = source;
    }

    @Override
    public CaptureStream open() throws EncoderException {
        return FfmpegCapture.open(source, List.of(input()), new DeviceClock(DeviceClock.Origin.UNKNOWN));
    }

    InputSpec input() {
        Map<String, String> options = Map.of(
                "rtsp_transport", "tcp",
                "timeout", Long.toString(FfmpegCapture.TIMEOUT.toNanos() / 1000),
                // Long enough to see a sound stream start, short enough for the deadline.
                "analyzeduration", "1500000");
        return new InputSpec(null, source.location(), options, FfmpegCapture.TIMEOUT);
    }
}
