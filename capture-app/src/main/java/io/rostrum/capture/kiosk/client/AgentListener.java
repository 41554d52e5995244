package io.rostrum.capture.kiosk.client;

import java.util.List;

/** Hears what the agent says by itself; called on the event reader's thread, never concurrently. */
public interface AgentListener {
    /** The whole status: on connecting, at each change and each second while recording. */
    void onStatus(AgentStatus status);

    /** Fresh sound levels, some fifteen times a second. */
    void onLevels(List<Level> levels);

    /** A recording's state changed. */
    void onRecording(Recording recording);

    /** A job moved. */
    void onJob(Job job);

    /** The agent does not answer; called at each failed try until it does again. */
    void onLost(AgentException cause);
}
