package io.rostrum.capture.kiosk.model;

import io.rostrum.capture.kiosk.client.AgentState;
import io.rostrum.capture.kiosk.client.AgentStatus;
import io.rostrum.capture.kiosk.client.Recording;

/**
 * Follows the agent from state to state. A status may have been under way while a request was answered; such a one is passed
 * over, unless it turns out to be the last. For the JavaFX thread.
 */
final class AgentFollower {
    private final KioskModel model;
    private final Asker asker;
    private final Transitions states;
    private final LectureRun run;
    private AgentStatus passedOver;
    private KioskState passedOverIn = KioskState.CONNECTING;
    private KioskState beforeAway = KioskState.CONNECTING;

    AgentFollower(KioskModel model, Asker asker, Transitions states, LectureRun run) {
        this.model = model;
        this.asker = asker;
        this.states = states;
        this.run = run;
        run.onAnswer(this::answered);
    }

    /** What was said while the answer was awaited is older than it; but what came after the agent's own word that it records is not. */
    private void answered() {
        if (passedOverIn != KioskState.RECORDING) {
            passedOver = null;
        }
    }

    void look(AgentStatus status) {
        passedOver = isStale(status) ? status : null;
        passedOverIn = states.now();
        if (passedOver == null) {
            follow(status);
        }
    }

    void lost() {
        beforeAway = states.now();
        states.enter(KioskState.AWAY);
    }

    /** A status that was passed over and that no other followed was true after all. */
    void tick() {
        boolean awake = states.now() != KioskState.AWAY;
        if (asker.isSettledNow() && awake && passedOver != null) {
            follow(passedOver);
            passedOver = null;
        }
    }

    /** Whether the status may be older than what was just asked for or answered. */
    private boolean isStale(AgentStatus status) {
        boolean idle = status.state() == AgentState.IDLE;
        return switch (states.now()) {
            case STARTING -> idle && asker.isAsking();
            case STOPPING -> asker.isAsking();
            case RECORDING -> idle && asker.isFresh();
            case RECEIPT -> !idle && asker.isFresh();
            case CONNECTING, AWAY, HOME -> false;
        };
    }

    private void follow(AgentStatus status) {
        if (status.state() == AgentState.IDLE) {
            idle(states.now() == KioskState.AWAY ? beforeAway : states.now());
            return;
        }
        status.running().ifPresent(run::runs);
        states.enter(KioskState.of(status.state()));
    }

    private void idle(KioskState state) {
        Recording last = model.recording.get();
        if (last != null && (state == KioskState.RECORDING || state == KioskState.STOPPING)) {
            run.endedElsewhere(last);
        } else {
            states.enter(state == KioskState.RECEIPT ? KioskState.RECEIPT : KioskState.HOME);
        }
    }
}
