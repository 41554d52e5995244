package io.rostrum.capture.kiosk.client;

/**
 * The recording that runs or is about to. Each call blocks, and fails with an {@link AgentException} if the agent does not
 * answer or is in another state than the call needs. What a call changed is told by the next status.
 */
public interface RecorderApi {
    /** Starts a recording; fails if one runs already or no source opens. */
    Recording start(RecordingRequest request) throws AgentException;

    /** Stops the running recording and waits until it is safe on disk. */
    Recording stop() throws AgentException;

    /** Hides what comes from now on; it stays in the master and can be brought back. */
    void pause() throws AgentException;

    /** Ends the pause. */
    void resume() throws AgentException;

    /** Marks this moment as the start of a chapter. */
    void mark() throws AgentException;

    /** Moves the planned end by some minutes. */
    void extend(int minutes) throws AgentException;

    /** Shows slides and presenter in another arrangement from now on. */
    void layout(String id) throws AgentException;

    /** Looks and listens for five seconds whether a lecture could be recorded now. */
    RoomCheck check() throws AgentException;

    /** The sound that a check heard, a WAV file, at the path that it named. */
    byte[] sound(String path) throws AgentException;
}
