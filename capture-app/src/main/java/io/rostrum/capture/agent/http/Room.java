package io.rostrum.capture.agent.http;

import io.rostrum.capture.agent.alarms.AlarmBook;
import io.rostrum.capture.agent.alerts.Alerts;
import io.rostrum.capture.agent.health.Vitals;
import io.rostrum.capture.agent.jobs.JobBoard;
import io.rostrum.capture.agent.jobs.Jobs;
import io.rostrum.capture.agent.library.Library;
import io.rostrum.capture.agent.schedule.Schedule;
import io.rostrum.capture.agent.settings.LiveSettings;
import io.rostrum.capture.recording.RecorderService;
import io.rostrum.capture.recording.RecordingStore;

/**
 * What the API is about; all of it stays the caller's.
 *
 * @param settings in force
 * @param recorder records
 * @param store holds the recordings
 * @param library does with them what people want
 * @param jobs works on them when nobody looks
 * @param board shows the jobs
 * @param alarms tells what somebody should know of
 * @param alerts tells people elsewhere of it
 * @param schedule knows what is to be recorded when
 * @param vitals says what needs a hand
 */
public record Room(
        LiveSettings settings,
        RecorderService recorder,
        RecordingStore store,
        Library library,
        Jobs jobs,
        JobBoard board,
        AlarmBook alarms,
        Alerts alerts,
        Schedule schedule,
        Vitals vitals) {}
