package io.rostrum.capture.agent.http;

import io.rostrum.capture.agent.access.Access;
import io.rostrum.capture.agent.access.AuditLog;
import io.rostrum.capture.agent.access.Certificate;
import io.rostrum.capture.agent.jobs.JobBoard;
import io.rostrum.capture.agent.schedule.Schedule;
import io.rostrum.capture.agent.settings.AgentException;
import io.rostrum.capture.agent.settings.AgentSettings;
import io.rostrum.capture.device.DeviceDiscovery;
import io.rostrum.capture.recording.RecorderService;
import io.rostrum.capture.recording.RecordingStore;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpStatus;

/** The agent's HTTP API: built from its parts, started and stopped as one. */
public final class ApiServer implements AutoCloseable {
    private final RecorderService recorder;
    private final JobBoard jobs;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "api-timer"));
    private final EventHub events;
    private final Previews previews;
    private final Listener listener;

    /**
     * Starts to listen.
     *
     * @throws AgentException IN_USE if another program has the port, BAD_INPUT if the address or the token file does not
     *     work
     */
    public static ApiServer start(
            AgentSettings settings, RecorderService recorder, RecordingStore store, JobBoard jobs, Schedule schedule)
            throws AgentException {
        return new ApiServer(settings, recorder, store, jobs, schedule);
    }

    private ApiServer(
            AgentSettings settings, RecorderService recorder, RecordingStore store, JobBoard jobs, Schedule schedule)
            throws AgentException {
        this.recorder = recorder;
        this.jobs = jobs;
        Access access = Access.open(settings.data().access(), Clock.systemUTC());
        AuditLog audit = new AuditLog(settings.data().root().resolve("audit"), Clock.systemUTC());
        StatusReader status = new StatusReader(settings, recorder, jobs, schedule);
        events = new EventHub(status, timer);
        previews = new Previews(recorder, timer);
        RecordingEndpoints recordings = new RecordingEndpoints(recorder, store, status);
        ScheduleEndpoints timetable = new ScheduleEndpoints(schedule, Clock.systemUTC());
        List<Route> routes = new ArrayList<>(List.of(
                new Route("GET", "/status", e -> e.json(HttpStatus.OK_200, status.read())),
                new Route("GET", "/events", events::connect),
                new Route("POST", "/recordings", recordings::start),
                new Route("POST", "/recordings/current/stop", recordings::stop),
                new Route("GET", "/recordings", recordings::list),
                new Route("GET", "/recordings/{id}", recordings::get),
                new Route("GET", "/schedule", timetable::get),
                new Route("PUT", "/schedule", timetable::put).taking(ScheduleEndpoints.MAX_TIMETABLE_BYTES),
                new Route("GET", "/schedule/agenda", timetable::agenda),
                new Route("POST", "/schedule/courses", timetable::courses)
                        .taking(ScheduleEndpoints.MAX_TIMETABLE_BYTES),
                new Route("POST", "/schedule/calendars", timetable::addCalendar)
                        .taking(ScheduleEndpoints.MAX_CALENDAR_BYTES),
                new Route("GET", "/devices", ApiServer::devices),
                new Route("GET", "/preview/{source}.jpg", previews::still),
                new Route("GET", "/preview/{source}.mjpeg", previews::stream),
                new Route("GET", "/health", new HealthEndpoint(status, jobs)::get),
                new Route("GET", "/openapi.yaml", ApiServer::description)));
        routes.addAll(new AccessEndpoints(access, audit).routes());
        try {
            listener = Listener.start(
                    settings.http(),
                    new Certificate(settings.data().tls(), Clock.systemUTC()),
                    !access.isSetup(),
                    new ApiHandler(routes, new Gate(access, audit)));
            access.onFirstPassword(() -> timer.execute(() -> listener.https().listen(true)));
            timer.scheduleWithFixedDelay(listener.https()::refresh, 3, 3, TimeUnit.SECONDS);
        } catch (AgentException e) {
            timer.shutdownNow();
            throw e;
        }
        recorder.addListener(events);
        jobs.addListener(events);
    }

    /** Where it listens, for example {@code http://127.0.0.1:8080}. */
    public URI uri() {
        return listener.uri();
    }

    /** Where other PCs reach it, once a password is set; until then it answers this PC there too. */
    public Optional<URI> httpsUri() {
        return listener.https().uri();
    }

    private static void devices(Exchange exchange) {
        List<DeviceView> devices =
                new DeviceDiscovery().list().stream().map(DeviceView::of).toList();
        exchange.json(HttpStatus.OK_200, Map.of("devices", devices));
    }

    private static void description(Exchange exchange) throws IOException {
        try (InputStream in = ApiServer.class.getResourceAsStream("openapi.yaml")) {
            exchange.send(HttpStatus.OK_200, "application/yaml", in.readAllBytes());
        }
    }

    /** Ends all streams, then stops to listen. */
    @Override
    public void close() {
        recorder.removeListener(events);
        jobs.removeListener(events);
        timer.shutdownNow();
        events.close();
        previews.close();
        listener.close();
    }
}
