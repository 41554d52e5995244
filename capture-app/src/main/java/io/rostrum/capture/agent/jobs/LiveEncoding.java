package io.rostrum.capture.agent.jobs;

import io.rostrum.capture.agent.settings.EncodingSettings;
import io.rostrum.capture.agent.settings.LiveSettings;
import io.rostrum.capture.recording.RecorderListener;
import io.rostrum.capture.recording.RecorderState;
import io.rostrum.capture.recording.RecorderStatus;
import io.rostrum.capture.recording.Recording;
import io.rostrum.capture.recording.RecordingId;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;

/**
 * Has a lecture encoded while it is still recorded, so that its package is sealed soon after Stop: if the settings want it,
 * within the hours in which encodings begin, on a PC with a processor to spare.
 */
public final class LiveEncoding implements RecorderListener {
    private static final int PROCESSORS = 2;
    /** What is shorter is encoded sooner than it could be followed, and its sound is measured as a whole. */
    private static final Duration AFTER = Duration.ofMinutes(1);

    private final LiveSettings settings;
    private final Jobs jobs;
    private final Clock clock;
    private final Duration after;
    private RecordingId begun;

    public LiveEncoding(LiveSettings settings, Jobs jobs, Clock clock) {
        this(settings, jobs, clock, AFTER);
    }

    /**
     * The same for lectures of another length.
     *
     * @param after how long a lecture runs before it is followed
     */
    LiveEncoding(LiveSettings settings, Jobs jobs, Clock clock, Duration after) {
        this.after = after;
        this.settings = settings;
        this.jobs = jobs;
        this.clock = clock;
    }

    @Override
    public void statusChanged(RecorderStatus status) {
        if (status.state() == RecorderState.RECORDING && status.recording().isPresent()) {
            Recording recording = status.recording().get();
            if (!recording.id().equals(begun) && isTime(status.elapsed())) {
                begun = recording.id();
                jobs.encodeLive(recording.id());
            }
        }
    }

    private boolean isTime(Duration elapsed) {
        EncodingSettings encoding = settings.now().encoding();
        return Runtime.getRuntime().availableProcessors() >= PROCESSORS
                && encoding.follow()
                && elapsed.compareTo(after) >= 0
                && encoding.opening(clock.instant(), ZoneId.systemDefault()).isEmpty();
    }
}
