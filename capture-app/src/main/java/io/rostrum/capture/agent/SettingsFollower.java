package io.rostrum.capture.agent;

import io.rostrum.capture.agent.alarms.AlarmBook;
import io.rostrum.capture.agent.jobs.Jobs;
import io.rostrum.capture.agent.settings.AgentException;
import io.rostrum.capture.agent.settings.AgentSettings;
import io.rostrum.capture.agent.settings.LiveSettings;
import io.rostrum.capture.recording.AlarmKind;
import io.rostrum.capture.recording.RecorderException;
import io.rostrum.capture.recording.RecorderService;
import io.rostrum.capture.recording.RecorderSettings;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings changed settings to the parts that cannot ask each time: uploads follow at once, sources are opened anew when no
 * recording runs. Looks at the file every {@value #SECONDS} s, on a thread of its own.
 */
final class SettingsFollower implements LiveSettings.Listener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SettingsFollower.class);
    private static final int SECONDS = 2;

    private final LiveSettings live;
    private final RecorderService recorder;
    private final Jobs jobs;
    private final AlarmBook alarms;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "settings"));
    private RecorderSettings used;

    private SettingsFollower(LiveSettings live, RecorderService recorder, Jobs jobs, AlarmBook alarms) {
        this.live = live;
        this.recorder = recorder;
        this.jobs = jobs;
        this.alarms = alarms;
        this.used = live.now().recorder();
    }

    static SettingsFollower start(LiveSettings live, RecorderService recorder, Jobs jobs, AlarmBook alarms) {
        SettingsFollower follower = new SettingsFollower(live, recorder, jobs, alarms);
        live.addListener(follower);
        follower.thread.scheduleWithFixedDelay(follower::look, 0, SECONDS, TimeUnit.SECONDS);
        return follower;
    }

    private void look() {
        try {
            live.look();
            alarms.set(live.fault().isPresent(), AlarmKind.SETTINGS, Map.of());
            openSources();
        } catch (RuntimeException e) {
            LOG.error("The settings could not be followed.", e);
        }
    }

    private void openSources() {
        RecorderSettings wanted = live.now().recorder();
        if (!wanted.equals(used) && recorder.use(wanted)) {
            used = wanted;
            LOG.info("The room's sources are opened anew.");
        }
    }

    @Override
    public void changed(AgentSettings before, AgentSettings now) {
        if (!before.retention().equals(now.retention())) {
            thread.execute(jobs::sweep);
        }
        boolean places = !before.destinations().equals(now.destinations());
        if (places || !before.upload().equals(now.upload())) {
            try {
                jobs.follow(places);
            } catch (AgentException | RecorderException e) {
                LOG.warn("The uploads could not follow the settings: {}", e.getMessage());
            }
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
        try {
            if (!thread.awaitTermination(30, TimeUnit.SECONDS)) {
                LOG.warn("The sources are still being opened.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
