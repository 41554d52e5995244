package io.rostrum.capture.device;

import io.rostrum.encoder.EncoderException;

/** Something that gives pictures, sound or both. Cheap to make; nothing is touched before {@link #open()}. */
public interface CaptureDevice {
    /** How long opening, and each read, may take before the device counts as lost, in seconds. */
    int TIMEOUT_SECONDS = 5;

    /** The device that a source names. */
    static CaptureDevice of(SourceSpec source) {
        return switch (source.kind()) {
            case V4L2 -> new V4l2Device(source);
            case X11GRAB -> new X11Device(source);
            case RTSP, RTSPS -> new RtspDevice(source);
            case PULSE -> new PulseDevice(source);
            case ALSA -> new AlsaDevice(source);
            case DSHOW -> new DshowDevice(source);
            case GDIGRAB -> new GdiDevice(source);
            case AVFOUNDATION -> new AvfoundationDevice(source);
            case TEST -> new TestDevice(source);
            case FILE -> new FileDevice(source);
        };
    }

    /**
     * Opens the device. Returns or fails within about twice {@value #TIMEOUT_SECONDS} s (connect, then find the streams).
     *
     * @throws EncoderException SOURCE_LOST or BAD_INPUT, with a sentence that does not repeat passwords
     */
    CaptureStream open() throws EncoderException;

    /** Whether it gives what happens now. A file does not: it has an end, and each recording plays it from its beginning. */
    default boolean live() {
        return true;
    }
}
