package io.rostrum.capture.agent.health;

import io.rostrum.capture.agent.jobs.JobBoard;
import io.rostrum.capture.agent.schedule.Schedule;
import io.rostrum.capture.agent.settings.LiveSettings;
import io.rostrum.capture.agent.settings.PowerSettings;
import io.rostrum.capture.recording.RecorderListener;
import io.rostrum.capture.recording.RecorderService;
import io.rostrum.capture.recording.Recording;
import java.time.Clock;
import java.time.Instant;

/** Knows when the PC may rest and when it must be back. Any thread. */
public final class Rest implements RecorderListener {
    private final LiveSettings settings;
    private final RecorderService recorder;
    private final JobBoard jobs;
    private final Schedule schedule;
    private final Clock clock;
    private volatile Instant lastUse;

    public Rest(LiveSettings settings, RecorderService recorder, JobBoard jobs, Schedule schedule, Clock clock) {
        this.settings = settings;
        this.recorder = recorder;
        this.jobs = jobs;
        this.schedule = schedule;
        this.clock = clock;
        this.lastUse = clock.instant();
    }

    @Override
    public void recordingChanged(Recording recording) {
        lastUse = clock.instant();
    }

    /**
     * What the PC may do now.
     *
     * @param rest {@code never}, {@code suspend} or {@code off}: what it is to do now
     * @param plan why, and until when
     */
    public record Advice(PowerSettings.Rest rest, RestPlan plan) {}

    /** What the PC may do now. */
    public Advice advice() {
        PowerSettings power = settings.now().power();
        RestPlan plan = RestPlan.of(
                recorder.status().state(), schedule.next(), jobs.jobs(), lastUse, power.restAfter(), clock.instant());
        return new Advice(plan.busy() == null ? power.rest() : PowerSettings.Rest.NEVER, plan);
    }
}
