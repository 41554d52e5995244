package io.rostrum.capture.recording;

import io.rostrum.capture.device.CapturedFrame;
import io.rostrum.capture.device.SourceSpec;
import io.rostrum.encoder.media.VideoFormat;
import java.util.Optional;

/** Takes what a source gives while it is recorded or pre-buffered. Called on the source's thread. */
interface FrameSink {
    /** What is recorded, for log lines; empty while nothing is. */
    Optional<RecordingId> id();

    /**
     * A picture or block of sound. Quick; waits only where sound would otherwise be lost.
     *
     * @param frame becomes the sink's, which closes it
     * @param announced the shape that the device announced for its pictures; null for sound
     */
    void offer(SourceSpec source, CapturedFrame frame, VideoFormat announced);

    /** The source went away and is tried again. */
    void lost(SourceSpec source, String reason);

    /** The source has no more to give. */
    void ended(SourceSpec source);
}
