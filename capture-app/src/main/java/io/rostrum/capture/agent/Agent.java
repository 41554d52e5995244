package io.rostrum.capture.agent;

import io.rostrum.capture.agent.http.ApiServer;
import io.rostrum.capture.agent.jobs.JobBoard;
import io.rostrum.capture.agent.jobs.Jobs;
import io.rostrum.capture.agent.schedule.RecorderRoom;
import io.rostrum.capture.agent.schedule.Schedule;
import io.rostrum.capture.agent.settings.AgentException;
import io.rostrum.capture.agent.settings.AgentSettings;
import io.rostrum.capture.recording.RecorderException;
import io.rostrum.capture.recording.RecorderService;
import io.rostrum.capture.recording.RecordingStore;
import io.rostrum.capture.recording.Recovery;
import io.rostrum.encoder.media.Layout;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
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
        recorder = new RecorderService(store, settings.room().sources(), clock);
    }

    /**
     * Starts everything: repairs what a crash left, opens the sources, goes on with waiting jobs, listens.
     *
     * @throws AgentException if a setting, the port or the database is at fault
     * @throws RecorderException if the data folder is in use or cannot be written
     */
    public static Agent start(AgentSettings settings, Clock clock) throws AgentException, RecorderException {
        settings.data().prepare();
        for (Recovery.Repaired repaired : Recovery.recover(settings.data().root(), clock)) {
            LOG.warn(
                    "The recording {} was repaired: {}", repaired.recording().id(), String.join(" ", repaired.notes()));
        }
        Agent agent = new Agent(settings, clock);
        try {
            agent.begin(settings, clock);
            return agent;
        } catch (AgentException | RecorderException | RuntimeException e) {
            agent.close();
            throw e;
        }
    }

    private void begin(AgentSettings settings, Clock clock) throws AgentException, RecorderException {
        stops.push(recorder::close);
        recorder.open();
        Jobs jobs = Jobs.start(settings, store, board, clock);
        stops.push(jobs::close);
        recorder.addListener(jobs);
        Schedule schedule = Schedule.start(
                settings.data().schedule(),
                new RecorderRoom(recorder, layout -> layout(settings, layout)),
                Set.of(),
                clock.withZone(ZoneId.systemDefault()));
        stops.push(schedule::close); // before the recorder: what it then stops is to be recorded on at the next start
        api = ApiServer.start(settings, recorder, store, board, schedule);
        stops.push(api::close);
        LOG.info("The agent of \"{}\" listens on {}.", settings.room().name(), api.uri());
    }

    private static Optional<Layout> layout(AgentSettings settings, String id) {
        return Arrays.stream(Layout.values())
                .filter(layout -> layout.id().equals(id))
                .findFirst()
                .or(() -> settings.room().layout());
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

    /** Stops all parts. A recording that runs ends safely; jobs go on at the next start. */
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
