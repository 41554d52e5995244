package io.rostrum.capture.agent.http;

import io.rostrum.capture.agent.jobs.JobBoard;
import io.rostrum.capture.agent.settings.AgentException;
import io.rostrum.capture.agent.settings.AgentSettings;
import io.rostrum.capture.device.DeviceDiscovery;
import io.rostrum.capture.recording.RecorderService;
import io.rostrum.capture.recording.RecordingStore;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
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
    public static ApiServer start(AgentSettings settings, RecorderService recorder, RecordingStore store, JobBoard jobs)
            throws AgentException {
        return new ApiServer(settings, recorder, store, jobs);
    }

    private ApiServer(AgentSettings settings, RecorderService recorder, RecordingStore store, JobBoard jobs)
            throws AgentException {
        this.recorder = recorder;
        this.jobs = jobs;
        AgentToken token = AgentToken.at(settings.data().agentToken());
        StatusReader status = new StatusReader(settings, recorder, jobs);
        events = new EventHub(status, timer);
        previews = new Previews(recorder, timer);
        RecordingEndpoints recordings = new RecordingEndpoints(recorder, store, status);
        List<Route> routes = List.of(
                new Route("GET", "/status", e -> e.json(HttpStatus.OK_200, status.read())),
                new Route("GET", "/events", events::connect),
                new Route("POST", "/recordings", recordings::start),
                new Route("POST", "/recordings/current/stop", recordings::stop),
                new Route("GET", "/recordings", recordings::list),
                new Route("GET", "/recordings/{id}", recordings::get),
                new Route("GET", "/devices", ApiServer::devices),
                new Route("GET", "/preview/{source}.jpg", previews::still),
                new Route("GET", "/preview/{source}.mjpeg", previews::stream),
                new Route("GET", "/health", new HealthEndpoint(status, jobs)::get),
                new Route("GET", "/openapi.yaml", ApiServer::description));
        try {
            listener = Listener.start(settings.http(), new ApiHandler(routes, token));
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
