package io.rostrum.capture.kiosk.model;

import io.rostrum.capture.kiosk.client.AgentState;

/**
 * Where the lecturer is. {@link KioskFlow} alone changes it; screens follow it.
 *
 * <pre>
 * CONNECTING ──first status──▶ HOME, STARTING, RECORDING or STOPPING, as the agent says
 * HOME ──Record──▶ STARTING ──the agent records──▶ RECORDING ──Stop held──▶ STOPPING ──safe on disk──▶ RECEIPT ──Done──▶ HOME
 * STARTING ──refused──▶ HOME        STOPPING ──refused──▶ RECORDING
 * any ──no answer──▶ AWAY ──status──▶ as the agent says; back to RECEIPT if it was there
 * </pre>
 */
public enum KioskState {
    /** The agent has not answered since this window opened. */
    CONNECTING,
    /** The agent answered once and does not any more. */
    AWAY,
    /** Nothing is recorded. */
    HOME,
    /** Record was pressed and the recording does not run yet. */
    STARTING,
    /** A recording runs. */
    RECORDING,
    /** The recording is being made safe. */
    STOPPING,
    /** The recording that just ended is shown. */
    RECEIPT;

    /** Whether a recording runs or is about to. */
    public boolean isBusy() {
        return this == STARTING || this == RECORDING || this == STOPPING;
    }

    /** Where an agent that is in this state puts the lecturer, if nothing else is known. */
    static KioskState of(AgentState agent) {
        return switch (agent) {
            case IDLE -> HOME;
            case STARTING -> STARTING;
            case RECORDING -> RECORDING;
            case STOPPING -> STOPPING;
        };
    }
}
