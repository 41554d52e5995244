package io.rostrum.capture.kiosk.client;

/** What a screen may ask the agent; each call blocks until the answer is there. */
public interface AgentApi {
    /**
     * Starts a recording.
     *
     * @throws AgentException if one runs already, no source opens, or the agent does not answer
     */
    Recording start(RecordingRequest request) throws AgentException;

    /**
     * Stops the running recording and waits until it is safe on disk.
     *
     * @throws AgentException if none runs or the agent does not answer
     */
    Recording stop() throws AgentException;

    /**
     * Looks a recording up.
     *
     * @throws AgentException if there is none of this id or the agent does not answer
     */
    Recording recording(String id) throws AgentException;
}
