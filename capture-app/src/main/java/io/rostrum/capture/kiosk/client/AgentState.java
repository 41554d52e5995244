package io.rostrum.capture.kiosk.client;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/** What the agent's recorder is doing. */
public enum AgentState {
    /** Nothing is recorded; a recording may be started. */
    @JsonEnumDefaultValue
    @JsonProperty("idle")
    IDLE,
    /** Sources are being opened for a recording. */
    @JsonProperty("starting")
    STARTING,
    /** A recording is being written. */
    @JsonProperty("recording")
    RECORDING,
    /** The last bytes of a recording are being made safe. */
    @JsonProperty("stopping")
    STOPPING
}
