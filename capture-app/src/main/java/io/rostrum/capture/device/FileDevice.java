package io.rostrum.capture.device;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.ffmpeg.InputSpec;
import java.nio.file.Path;
import java.util.List;

/** A media file, played once in real time as if a camera gave it. */
final class FileDevice implements CaptureDevice {
    private final SourceSpec source;

    FileDevice(SourceSpec source) {
        this.source = source;
    }

    @Override
    public CaptureStream open() throws EncoderException {
        InputSpec input = InputSpec.file(Path.of(source.location()));
        return new PacedCapture(FfmpegCapture.open(source, List.of(input), new DeviceClock(DeviceClock.Origin.FREE)));
    }

    @Override
    public boolean live() {
        return false;
    }
}
