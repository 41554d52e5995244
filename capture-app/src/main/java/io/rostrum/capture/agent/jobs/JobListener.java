package io.rostrum.capture.agent.jobs;

import io.rostrum.capture.recording.Recording;
import io.rostrum.capture.recording.RecordingId;
import java.net.URI;

/** Hears what the jobs do. Called on the job's thread; must return quickly. */
public interface JobListener {
    /** A job began, came further or ended. */
    void jobChanged(Job job);

    /** A job brought a recording into another state. */
    void recordingChanged(Recording recording);

    /** Students can watch a recording now; the addresses are null where the destination has none. */
    default void published(RecordingId recording, URI watchUrl, URI playlistUrl) {}
}
