package io.rostrum.capture.agent.http;

import io.rostrum.capture.agent.access.Access;
import io.rostrum.capture.agent.access.AuditLog;
import io.rostrum.capture.agent.access.Certificate;
import io.rostrum.capture.agent.health.History;
import io.rostrum.capture.agent.health.Metrics;
import io.rostrum.capture.agent.health.Rest;
import io.rostrum.capture.agent.health.SupportBundle;
import io.rostrum.capture.agent.health.Vitals;
import io.rostrum.capture.agent.settings.AgentException;
import io.rostrum.capture.agent.settings.AgentSettings;
import io.rostrum.capture.console.ConsoleHandler;
import io.rostrum.capture.device.DeviceDiscovery;
import io.rostrum.capture.recording.Alarm;
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
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;

/** The agent's HTTP API: built from its parts, started and stopped as one. */
public final class ApiServer implements AutoCloseable {
    private static final int HISTORY_SECONDS = 120;

    private final Room room;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "api-timer"));
    private Metrics metrics;
    private Rest rest;
    private final EventHub events;
    private final Consumer<Alarm> alarms;
    private final Previews previews;
    private final PlaybackEndpoints playbacks;
    private final Listener listener;

    /**
     * Starts to listen.
     *
     * @throws AgentException IN_USE if another program has the port, BAD_INPUT if the address or the token file does not
     *     work
     */
    public static ApiServer start(Room room) throws AgentException {
        return new ApiServer(room);
    }

    private ApiServer(Room room) throws AgentException {
        this.room = room;
        AgentSettings settings = room.settings().now();
        Access access = Access.open(settings.data().access(), Clock.systemUTC());
        AuditLog audit = new AuditLog(settings.data().root().resolve("audit"), Clock.systemUTC());
        StatusReader status = new StatusReader(room);
        events = new EventHub(status, timer);
        alarms = events::alarmChanged;
        previews = new Previews(room.recorder(), timer);
        playbacks = new PlaybackEndpoints(room.recorder(), room.library(), room.store());
        List<Route> routes = routes(status);
        routes.addAll(new AccessEndpoints(access, audit).routes());
        routes.addAll(health(room.vitals(), settings, status));
        try {
            listener = Listener.start(
                    settings.http(),
                    new Certificate(settings.data().tls(), Clock.systemUTC()),
                    !access.isSetup(),
                    new Handler.Sequence(new ConsoleHandler(), new ApiHandler(routes, new Gate(access, audit))));
            access.onFirstPassword(() -> timer.execute(() -> listener.https().listen(true)));
            timer.scheduleWithFixedDelay(listener.https()::refresh, 3, 3, TimeUnit.SECONDS);
        } catch (AgentException e) {
            timer.shutdownNow();
            throw e;
        }
        room.recorder().addListener(events);
        room.board().addListener(events);
        room.alarms().addListener(alarms);
    }

    private List<Route> routes(StatusReader status) {
        List<Route> routes = new ArrayList<>(List.of(
                new Route("GET", "/status", e -> e.json(HttpStatus.OK_200, status.read())),
                new Route("GET", "/events", events::connect),
                new Route("GET", "/devices", ApiServer::devices),
                new Route("GET", "/preview/{source}.jpg", previews::still),
                new Route("GET", "/preview/{source}.mjpeg", previews::stream),
                new Route("GET", "/openapi.yaml", ApiServer::description)));
        ScheduleEndpoints timetable = new ScheduleEndpoints(room.schedule(), Clock.systemUTC());
        routes.addAll(List.of(
                new Route("GET", "/schedule", timetable::get),
                new Route("PUT", "/schedule", timetable::put).taking(ScheduleEndpoints.MAX_TIMETABLE_BYTES),
                new Route("GET", "/schedule/agenda", timetable::agenda),
                new Route("POST", "/schedule/courses", timetable::courses)
                        .taking(ScheduleEndpoints.MAX_TIMETABLE_BYTES),
                new Route("POST", "/schedule/calendars", timetable::addCalendar)
                        .taking(ScheduleEndpoints.MAX_CALENDAR_BYTES)));
        for (Endpoints endpoints : List.of(
                new CurrentEndpoints(room.recorder(), status),
                new LibraryEndpoints(room.library(), room.store()),
                new CaptionEndpoints(room.library()),
                new PackageEndpoints(room.store()),
                playbacks,
                new ExportEndpoints(room.library(), room.jobs()),
                new JobEndpoints(room.jobs(), room.board(), room.store()),
                new AlarmEndpoints(room.alarms(), room.alerts()),
                new CheckEndpoints(room),
                new DestinationEndpoints(room.settings()),
                new SettingsEndpoints(room.settings()))) {
            routes.addAll(endpoints.routes());
        }
        return routes;
    }

    private List<Route> health(Vitals vitals, AgentSettings settings, StatusReader status) {
        metrics = new Metrics(vitals);
        History history = new History(vitals, Clock.systemUTC());
        timer.scheduleWithFixedDelay(history::look, 0, HISTORY_SECONDS, TimeUnit.SECONDS);
        SupportBundle bundle = new SupportBundle(settings.data());
        rest = new Rest(room.settings(), room.recorder(), room.board(), room.schedule(), Clock.systemUTC());
        room.recorder().addListener(rest);
        return new HealthEndpoint(vitals, metrics, history, bundle, status, rest).routes();
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
        room.recorder().removeListener(events);
        room.recorder().removeListener(rest);
        room.board().removeListener(events);
        room.alarms().removeListener(alarms);
        timer.shutdownNow();
        events.close();
        previews.close();
        playbacks.close();
        listener.close();
        metrics.close();
    }
}
