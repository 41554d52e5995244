package io.rostrum.capture.device;

import io.rostrum.encoder.EncoderException;

/** Pictures and sound that Rostrum makes itself, all on one clock, so that everything runs on a PC without devices. */
final class TestDevice implements CaptureDevice {
    private final SourceSpec source;

    TestDevice(SourceSpec source) {
        this.source = source;
    }

    @Override
    public CaptureStream open() throws EncoderException {
        return switch (source.location()) {
            case "camera" -> new TestPictures(new CameraPainter());
            case "slides" -> new TestPictures(new SlidesPainter());
            case "speech" -> new TestSpeech();
            default -> throw new IllegalArgumentException("SourceSpec lets no test source of that name through");
        };
    }
}
