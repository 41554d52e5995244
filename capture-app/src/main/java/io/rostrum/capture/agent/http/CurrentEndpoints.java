package io.rostrum.capture.agent.http;

import io.rostrum.capture.recording.PauseMode;
import io.rostrum.capture.recording.RecorderException;
import io.rostrum.capture.recording.RecorderService;
import io.rostrum.capture.recording.Recording;
import io.rostrum.capture.recording.RecordingRequest;
import io.rostrum.encoder.media.Layout;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;

/** The recording that runs: started, steered, stopped. */
final class CurrentEndpoints implements Endpoints {
    private static final String CURRENT = "/recordings/current";

    private final RecorderService recorder;
    private final StatusReader status;

    CurrentEndpoints(RecorderService recorder, StatusReader status) {
        this.recorder = recorder;
        this.status = status;
    }

    /** The body of a start. */
    record Start(
            String title,
            String course,
            String lecturer,
            String language,
            String layout,
            Integer plannedMinutes,
            Boolean preBuffer) {}

    /** The body of a pause; its mode may be left out. */
    record PauseRequest(String mode) {}

    /** The body of a marker; its text may be left out. */
    record MarkerRequest(String text) {}

    /** The body that moves the planned end. */
    record Extension(Integer minutes) {}

    /** The body that switches the layout. */
    record LayoutRequest(String layout) {}

    @Override
    public List<Route> routes() {
        return List.of(
                new Route("POST", "/recordings", this::start),
                new Route("POST", CURRENT + "/stop", exchange -> answer(exchange, recorder.stop())),
                new Route("POST", CURRENT + "/pause", this::pause),
                new Route("POST", CURRENT + "/resume", exchange -> answer(exchange, recorder.resume())),
                new Route("POST", CURRENT + "/marker", this::mark),
                new Route("POST", CURRENT + "/extend", this::extend),
                new Route("POST", CURRENT + "/layout", this::layout));
    }

    private void start(Exchange exchange) throws ApiProblem, RecorderException, IOException {
        Recording recording = recorder.start(request(exchange.body(Start.class)));
        exchange.response().getHeaders().put(HttpHeader.LOCATION, ApiHandler.BASE + "/recordings/" + recording.id());
        exchange.json(HttpStatus.CREATED_201, RecordingView.of(recording));
    }

    private RecordingRequest request(Start start) throws ApiProblem {
        String language = RecordingFields.language(start.language());
        RecordingRequest request = new RecordingRequest(
                RecordingFields.title(start.title()),
                RecordingFields.text("course", start.course()),
                RecordingFields.text("lecturer", start.lecturer()),
                language == null ? status.language().orElse(null) : language,
                start.layout() == null
                        ? status.standardLayout().orElse(null)
                        : fitting(RecordingFields.layout(start.layout())));
        Duration length = start.plannedMinutes() == null
                ? status.plannedLength().orElse(null)
                : RecordingFields.minutes("plannedMinutes", start.plannedMinutes());
        if (length != null) {
            request = request.lasting(length);
        }
        return Boolean.FALSE.equals(start.preBuffer()) ? request.withoutPreBuffer() : request;
    }

    private Layout fitting(Layout layout) throws ApiProblem {
        List<Layout> possible = status.layouts();
        if (!possible.contains(layout)) {
            throw ApiProblem.badRequest(
                    "The layout \"" + layout.id() + "\" does not fit this room's sources. Possible are "
                            + possible.stream().map(Layout::id).toList() + ".");
        }
        return layout;
    }

    private void pause(Exchange exchange) throws ApiProblem, RecorderException, IOException {
        PauseRequest request = exchange.optionalBody(PauseRequest.class);
        try {
            PauseMode mode = request == null || request.mode() == null ? PauseMode.HIDE : PauseMode.of(request.mode());
            answer(exchange, recorder.pause(mode));
        } catch (IllegalArgumentException e) {
            throw ApiProblem.badRequest(e.getMessage());
        }
    }

    private void mark(Exchange exchange) throws ApiProblem, RecorderException, IOException {
        MarkerRequest request = exchange.optionalBody(MarkerRequest.class);
        try {
            Recording marked = recorder.marker(request == null ? null : request.text());
            exchange.json(HttpStatus.CREATED_201, RecordingView.of(marked));
        } catch (IllegalArgumentException e) {
            throw ApiProblem.badRequest(e.getMessage());
        }
    }

    private void extend(Exchange exchange) throws ApiProblem, RecorderException, IOException {
        Integer minutes = exchange.body(Extension.class).minutes();
        if (minutes == null) {
            throw ApiProblem.badRequest("The field \"minutes\" is missing.");
        }
        answer(exchange, recorder.extend(RecordingFields.minutes("minutes", minutes)));
    }

    private void layout(Exchange exchange) throws ApiProblem, RecorderException, IOException {
        String layout = exchange.body(LayoutRequest.class).layout();
        if (layout == null) {
            throw ApiProblem.badRequest("The field \"layout\" is missing.");
        }
        answer(exchange, recorder.switchLayout(fitting(RecordingFields.layout(layout))));
    }

    private static void answer(Exchange exchange, Recording recording) {
        exchange.json(HttpStatus.OK_200, RecordingView.of(recording));
    }
}
