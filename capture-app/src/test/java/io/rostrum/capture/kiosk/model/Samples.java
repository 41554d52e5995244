package io.rostrum.capture.kiosk.model;

import io.rostrum.capture.kiosk.client.AgentState;
import io.rostrum.capture.kiosk.client.AgentStatus;
import io.rostrum.capture.kiosk.client.Alarm;
import io.rostrum.capture.kiosk.client.Destination;
import io.rostrum.capture.kiosk.client.Disk;
import io.rostrum.capture.kiosk.client.Job;
import io.rostrum.capture.kiosk.client.Pause;
import io.rostrum.capture.kiosk.client.Recording;
import io.rostrum.capture.kiosk.client.Slot;
import io.rostrum.capture.kiosk.client.Source;
import io.rostrum.capture.kiosk.client.Trim;
import java.time.Instant;
import java.util.List;

/** Statuses and recordings as an agent tells them. */
public final class Samples {
    public static final Instant NOW = Instant.parse("2026-11-23T08:52:00Z");

    private Samples() {}

    public static AgentStatus idle() {
        return status(AgentState.IDLE, null, List.of("slides-with-inset", "slides"), List.of(), null);
    }

    public static AgentStatus idle(Slot next, Alarm... alarms) {
        return status(AgentState.IDLE, null, List.of("slides-with-inset", "slides"), List.of(alarms), next);
    }

    public static AgentStatus offering(String... layouts) {
        return status(AgentState.IDLE, null, List.of(layouts), List.of(), null);
    }

    public static AgentStatus running(Recording recording) {
        return status(AgentState.RECORDING, recording, List.of("slides"), List.of(), null);
    }

    private static AgentStatus status(
            AgentState state, Recording recording, List<String> layouts, List<Alarm> alarms, Slot next) {
        return new AgentStatus(
                "0.1.0",
                "B-204",
                state,
                recording,
                List.of(
                        new Source("cam", "Camera", "video", "presenter", "ok", 1280, 720, null),
                        new Source("mic", "Microphone", "audio", "presenter", "ok", 0, 0, null)),
                List.of(),
                layouts,
                new Disk(1, 41),
                new Destination(true, "22:00-05:30"),
                List.of(),
                alarms,
                0,
                next);
    }

    public static AgentStatus withJobs(boolean configured, List<Job> jobs) {
        return new AgentStatus(
                null,
                null,
                AgentState.IDLE,
                null,
                null,
                null,
                null,
                null,
                new Destination(configured, null),
                jobs,
                null,
                0,
                null);
    }

    public static Recording recording(String id, String state, long elapsedMs, long durationMs) {
        return recording(id, state, elapsedMs, durationMs, null);
    }

    public static Recording recording(String id, String state, long elapsedMs, long durationMs, Pause paused) {
        return new Recording(
                id,
                "Networks",
                "CS 214",
                "Dr. Sok",
                "km",
                "slides",
                state,
                null,
                null,
                elapsedMs,
                durationMs,
                null,
                null,
                paused,
                null,
                List.of(),
                Trim.NONE);
    }

    public static Slot slot(Instant start, Instant end) {
        return new Slot("mon-9", "Congestion control", "CS 214", "Dr. Sok", "en", null, start, end, true);
    }

    public static Alarm alarm(String id, String kind, String severity) {
        return new Alarm(id, kind, severity, null, NOW, null, null);
    }
}
