package io.rostrum.capture.kiosk.screen;

import io.rostrum.capture.kiosk.client.AgentException;
import io.rostrum.capture.kiosk.client.AgentListener;
import io.rostrum.capture.kiosk.client.AgentStatus;
import io.rostrum.capture.kiosk.client.Job;
import io.rostrum.capture.kiosk.client.Level;
import io.rostrum.capture.kiosk.client.Recording;
import io.rostrum.capture.kiosk.model.KioskFlow;
import io.rostrum.capture.kiosk.model.Latest;
import java.util.List;
import java.util.concurrent.Executor;

/** Brings the agent's events to the JavaFX thread; levels come often, so only the latest is kept waiting. */
final class FlowEvents implements AgentListener {
    private final KioskFlow flow;
    private final Executor screen;
    private final Latest<List<Level>> levels;

    /** Levels move with the pictures; they have an executor of their own for it. */
    FlowEvents(KioskFlow flow, Executor screen, Executor together) {
        this.flow = flow;
        this.screen = screen;
        this.levels = new Latest<>(together, flow::onLevels);
    }

    @Override
    public void onStatus(AgentStatus status) {
        screen.execute(() -> flow.onStatus(status));
    }

    @Override
    public void onLevels(List<Level> now) {
        levels.give(now);
    }

    @Override
    public void onRecording(Recording recording) {
        screen.execute(() -> flow.onRecording(recording));
    }

    @Override
    public void onJob(Job job) {
        screen.execute(() -> flow.onJob(job));
    }

    @Override
    public void onLost(AgentException cause) {
        screen.execute(() -> flow.onLost(cause));
    }
}
