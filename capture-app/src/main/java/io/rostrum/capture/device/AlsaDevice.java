package io.rostrum.capture.device;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.ffmpeg.InputSpec;
import java.util.List;
import java.util.Map;

/** A sound card on Linux. A {@code hw:} device knows only its own shapes, so several are tried. */
final class AlsaDevice implements CaptureDevice {
    private final SourceSpec source;

    AlsaDevice(SourceSpec source) {
        this.source = source;
    }

    @Override
    public CaptureStream open() throws EncoderException {
        List<InputSpec> ways =
                List.of(input("48000", "2"), input("48000", "1"), input("44100", "2"), input("44100", "1"));
        return FfmpegCapture.open(source, ways, new DeviceClock(DeviceClock.Origin.MACHINE));
    }

    private InputSpec input(String rate, String channels) {
        Map<String, String> options =
                Map.of("analyzeduration", Options.SHORT_ANALYSIS, "sample_rate", rate, "channels", channels);
        return new InputSpec("alsa", source.location(), options, FfmpegCapture.TIMEOUT);
    }
}
