package io.rostrum.capture.kiosk.client;

/** What a screen may ask the agent; each call blocks until the answer is there. */
public interface AgentApi extends RecorderApi, LibraryApi {
    /**
     * What this agent can do.
     *
     * @throws AgentException if it does not answer
     */
    Abilities abilities() throws AgentException;
}
