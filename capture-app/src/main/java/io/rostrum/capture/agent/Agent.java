package io.rostrum.capture.agent;

import io.rostrum.capture.agent.alarms.AlarmBook;
import io.rostrum.capture.agent.alarms.AlarmHistory;
import io.rostrum.capture.agent.alarms.JobAlarms;
import io.rostrum.capture.agent.alarms.PcWatch;
import io.rostrum.capture.agent.alerts.Alerts;
import io.rostrum.capture.agent.health.Housekeeping;
import io.rostrum.capture.agent.health.Pulse;
import io.rostrum.capture.agent.health.SlotWatch;
import io.rostrum.capture.agent.health.Vitals;
import io.rostrum.capture.agent.health.Watchdog;
import io.rostrum.capture.agent.http.ApiServer;
import io.rostrum.capture.agent.http.Room;
import io.rostrum.capture.agent.jobs.EncodingBrake;
import io.rostrum.capture.agent.jobs.JobBoard;
import io.rostrum.capture.agent.jobs.Jobs;
import io.rostrum.capture.agent.jobs.LiveEncoding;
import io.rostrum.capture.agent.library.Library;
import io.rostrum.capture.agent.schedule.RecorderRoom;
import io.rostrum.capture.agent.schedule.Schedule;
import io.rostrum.capture.agent.settings.AgentException;
import io.rostrum.capture.agent.settings.AgentSettings;
import io.rostrum.capture.agent.settings.LiveSettings;
import io.rostrum.capture.recording.RecorderException;
import io.rostrum.capture.recording.RecorderService;
import io.rostrum.capture.recording.RecordingStore;
import io.rostrum.capture.recording.Recovery;
import io.rostrum.capture.recording.Trash;
import io.rostrum.encoder.media.Layout;
import io.rostrum.uploader.job.UploadException;
import io.rostrum.uploader.queue.UploadStateStore;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The service of one room, from its sources to its HTTP API. Its parts start in the order in which they need each other
 * and stop in the reverse order.
 */
public final class Agent implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Agent.class);

    private final Deque<Runnable> stops = new ArrayDeque<>();
    private final RecordingStore store;
    private final JobBoard board = new JobBoard();
    private final RecorderService recorder;
    private ApiServer api;

    private Agent(AgentSettings settings, Clock clock) {
        store = new RecordingStore(settings.data().root(), clock);
        recorder = new RecorderService(store, settings.recorder(), clock);
    }

    /** Starts with settings that no file holds; see {@link #start(LiveSettings, Clock)}. */
    public static Agent start(AgentSettings settings, Clock clock) throws AgentException, RecorderException {
        return start(LiveSettings.of(settings), clock);
    }

    /**
     * Starts everything: repairs what a crash left, opens the sources, goes on with waiting jobs, listens.
     *
     * @throws AgentException if a setting, the port or the database is at fault
     * @throws RecorderException if the data folder is in use or cannot be written
     */
    public static Agent start(LiveSettings live, Clock clock) throws AgentException, RecorderException {
        AgentSettings settings = live.now();
        settings.data().prepare();
        List<Recovery.Repaired> repaired = Recovery.recover(settings.data().root(), clock);
        repaired.forEach(done ->
                LOG.warn("The recording {} was repaired: {}", done.recording().id(), String.join(" ", done.notes())));
        Agent agent = new Agent(settings, clock);
        try {
            agent.begin(live, clock, repaired);
            return agent;
        } catch (AgentException | RecorderException | RuntimeException e) {
            agent.close();
            throw e;
        }
    }

    private void begin(LiveSettings live, Clock clock, List<Recovery.Repaired> repaired)
            throws AgentException, RecorderException {
        AgentSettings settings = live.now();
        stops.push(recorder::closeForRestart);
        recorder.open();
        mend(settings.data().database());
        AlarmHistory history = AlarmHistory.open(settings.data().database(), clock);
        stops.push(history::close);
        AlarmBook alarms = new AlarmBook(history, clock);
        Alerts alerts = Alerts.start(live, clock, Alerts.Pace.STANDARD);
        stops.push(alerts::close);
        alarms.addListener(alerts);
        recorder.addListener(alarms);
        board.addListener(new JobAlarms(alarms));
        repaired.stream().filter(Recovery.Repaired::inItsSlot).findFirst().ifPresent(this::goOn); // before its encoding
        Jobs jobs = Jobs.start(live, store, board, clock);
        stops.push(jobs::close);
        recorder.addListener(jobs);
        recorder.addListener(new EncodingBrake(jobs));
        recorder.addListener(new LiveEncoding(live, jobs, clock));
        stops.push(PcWatch.start(new PcWatch.Parts(live, recorder, jobs, alarms), clock)::close);
        stops.push(SettingsFollower.start(live, recorder, jobs, alarms)::close);
        Schedule schedule = Schedule.start(
                settings.data().schedule(),
                new RecorderRoom(recorder, layout -> layout(live, layout)),
                () -> live.now().network().trustedHosts(),
                clock.withZone(ZoneId.systemDefault()));
        stops.push(schedule::close); // before the recorder: what it then stops is to be recorded on at the next start
        Library library = new Library(recorder, store, new Trash(store, clock), jobs);
        Vitals vitals = new Vitals(settings.data(), recorder, board, schedule, alerts::problems, clock);
        stops.push(SlotWatch.start(vitals, alarms)::close);
        stops.push(Housekeeping.start(recorder)::close);
        api = ApiServer.start(new Room(live, recorder, store, library, jobs, board, alarms, alerts, schedule, vitals));
        stops.push(api::close);
        Watchdog.start(System.getenv(), new Pulse(recorder, api.uri()))
                .ifPresent(watchdog -> stops.push(watchdog::close));
        LOG.info("The agent of \"{}\" listens on {}.", settings.room().name(), api.uri());
    }

    /** A lecture that a power cut or a restart interrupted, and whose time is not over, is recorded to its end. */
    private void goOn(Recovery.Repaired interrupted) {
        try {
            recorder.goOn(interrupted.recording().id());
        } catch (RecorderException e) {
            LOG.error(
                    "The lecture {} could not go on: {}",
                    interrupted.recording().id(),
                    e.getMessage(),
                    e);
        }
    }

    private static Optional<Layout> layout(LiveSettings live, String id) {
        return Arrays.stream(Layout.values())
                .filter(layout -> layout.id().equals(id))
                .findFirst()
                .or(() -> live.now().room().layout());
    }

    /** Puts a damaged database aside: recordings are not in it, and what it knew is found out again. */
    private static void mend(Path database) throws AgentException {
        try {
            UploadStateStore.open(database).close();
        } catch (UploadException e) {
            throw new AgentException(AgentException.Code.IO, e.getMessage(), e);
        }
    }

    /** Where the API is, for example {@code http://127.0.0.1:8080}. */
    public URI uri() {
        return api.uri();
    }

    /** Where other PCs reach the console once a password is set; this PC reaches it there at once. */
    public Optional<URI> httpsUri() {
        return api.httpsUri();
    }

    public RecorderService recorder() {
        return recorder;
    }

    public RecordingStore store() {
        return store;
    }

    /** What the jobs do. */
    public JobBoard jobs() {
        return board;
    }

    /** Stops all parts. A recording that runs is safe on disk; it and the jobs go on at the next start. */
    @Override
    public void close() {
        while (!stops.isEmpty()) {
            try {
                stops.pop().run();
            } catch (RuntimeException e) {
                LOG.error("A part of the agent did not stop in good order.", e);
            }
        }
    }
}
