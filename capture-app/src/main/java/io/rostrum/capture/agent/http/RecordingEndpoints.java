package io.rostrum.capture.agent.http;

import io.rostrum.capture.recording.RecorderException;
import io.rostrum.capture.recording.RecorderService;
import io.rostrum.capture.recording.Recording;
import io.rostrum.capture.recording.RecordingId;
import io.rostrum.capture.recording.RecordingRequest;
import io.rostrum.capture.recording.RecordingStore;
import io.rostrum.encoder.media.Layout;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;

/** Starts, stops and lists recordings. */
final class RecordingEndpoints {
    private static final int MAX_TEXT = 300;

    private final RecorderService recorder;
    private final RecordingStore store;
    private final StatusReader status;

    RecordingEndpoints(RecorderService recorder, RecordingStore store, StatusReader status) {
        this.recorder = recorder;
        this.store = store;
        this.status = status;
    }

    /** The body of a start. */
    record Start(String title, String course, String lecturer, String language, String layout) {}

    void start(Exchange exchange) throws ApiProblem, RecorderException, IOException {
        Recording recording = recorder.start(request(exchange.body(Start.class)));
        exchange.response().getHeaders().put(HttpHeader.LOCATION, ApiHandler.BASE + "/recordings/" + recording.id());
        exchange.json(HttpStatus.CREATED_201, RecordingView.of(recording));
    }

    void stop(Exchange exchange) throws RecorderException {
        exchange.json(HttpStatus.OK_200, RecordingView.of(recorder.stop()));
    }

    void list(Exchange exchange) throws RecorderException {
        List<RecordingView> recordings =
                store.list().stream().map(RecordingView::of).toList();
        exchange.json(HttpStatus.OK_200, Map.of("recordings", recordings));
    }

    void get(Exchange exchange) throws ApiProblem, RecorderException {
        String id = exchange.parameter("id");
        try {
            Recording recording = store.get(new RecordingId(id))
                    .orElseThrow(() -> ApiProblem.notFound("There is no recording " + id + "."));
            exchange.json(HttpStatus.OK_200, RecordingView.of(recording));
        } catch (IllegalArgumentException e) {
            throw ApiProblem.notFound(e.getMessage());
        }
    }

    private RecordingRequest request(Start start) throws ApiProblem {
        String title = text("title", start.title());
        if (title == null) {
            throw ApiProblem.badRequest("A recording needs a title.");
        }
        return new RecordingRequest(
                title,
                text("course", start.course()),
                text("lecturer", start.lecturer()),
                text("language", start.language()),
                layout(start.layout()));
    }

    private static String text(String field, String value) throws ApiProblem {
        if (value == null || value.isBlank()) {
            return null;
        }
        if (value.length() > MAX_TEXT) {
            throw ApiProblem.badRequest("The field \"" + field + "\" may have at most " + MAX_TEXT + " characters.");
        }
        return value.strip();
    }

    private Layout layout(String id) throws ApiProblem {
        if (id == null) {
            return status.standardLayout().orElse(null);
        }
        try {
            Layout layout = Layout.of(id);
            List<Layout> possible = status.layouts();
            if (!possible.contains(layout)) {
                throw ApiProblem.badRequest("The layout \"" + id + "\" does not fit this room's sources. Possible are "
                        + possible.stream().map(Layout::id).toList() + ".");
            }
            return layout;
        } catch (IllegalArgumentException e) {
            throw ApiProblem.badRequest(e.getMessage());
        }
    }
}
