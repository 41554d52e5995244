package io.rostrum.capture.device;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.ffmpeg.InputSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A PulseAudio or PipeWire source. */
final class PulseDevice implements CaptureDevice {
    /** 20 ms of 48 kHz stereo: the level meter moves, and a stop loses no more than that. */
    private static final int FRAGMENT_BYTES = 48_000 / 50 * 2 * 2;

    private final SourceSpec source;

    PulseDevice(SourceSpec source) {
        this.source = source;
    }

    @Override
    public CaptureStream open() throws EncoderException {
        CaptureStream stream =
                FfmpegCapture.open(source, List.of(input()), new DeviceClock(DeviceClock.Origin.MACHINE));
        return PulseCapture.watching(stream, source);
    }

    InputSpec input() {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("name", "Rostrum");
        options.put("stream_name", "Lecture");
        options.put("sample_rate", "48000");
        options.put("fragment_size", Integer.toString(FRAGMENT_BYTES));
        options.put("analyzeduration", Options.SHORT_ANALYSIS);
        Options.copy(source, "server", options, "server");
        return new InputSpec("pulse", source.location(), options, FfmpegCapture.TIMEOUT);
    }
}
