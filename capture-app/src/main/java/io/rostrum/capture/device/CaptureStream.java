package io.rostrum.capture.device;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.media.AudioFormat;
import io.rostrum.encoder.media.VideoFormat;
import java.util.Optional;

/** An open device. One thread reads and closes; {@link #abort()} is for any other. */
public interface CaptureStream extends AutoCloseable {
    /** The shape of its pictures, as the device announces it; empty if it has none. */
    Optional<VideoFormat> video();

    /** The shape of its sound; empty if it has none. */
    Optional<AudioFormat> audio();

    /**
     * Waits for the next picture or block of sound, which the caller closes.
     *
     * @return null at the end of what the device has
     * @throws EncoderException SOURCE_LOST if nothing came for {@value CaptureDevice#TIMEOUT_SECONDS} s
     */
    CapturedFrame read() throws EncoderException;

    /** Makes a read that waits return or fail soon. */
    void abort();

    @Override
    void close();
}
