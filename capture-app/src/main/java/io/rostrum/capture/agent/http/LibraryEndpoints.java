package io.rostrum.capture.agent.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.rostrum.capture.agent.library.Details;
import io.rostrum.capture.agent.library.Library;
import io.rostrum.capture.recording.LayoutSwitch;
import io.rostrum.capture.recording.RecorderException;
import io.rostrum.capture.recording.Recording;
import io.rostrum.capture.recording.RecordingStore;
import io.rostrum.capture.recording.Trash;
import io.rostrum.encoder.media.Layout;
import io.rostrum.encoder.media.TimeRange;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jetty.http.HttpStatus;

/** All recordings: listed, described, trimmed, deleted, brought back, tried again. */
final class LibraryEndpoints implements Endpoints {
    private static final String ONE = "/recordings/{id}";
    private static final Set<String> PATCHABLE =
            Set.of("title", "course", "lecturer", "language", "layout", "switches");

    private final Library library;
    private final RecordingStore store;

    LibraryEndpoints(Library library, RecordingStore store) {
        this.library = library;
        this.store = store;
    }

    /** The body of a trim; both null for the whole lecture. */
    record TrimRequest(Long inMs, Long outMs) {}

    /** The body that brings a hidden pause back. */
    record BringBack(Integer pause) {}

    @Override
    public List<Route> routes() {
        return List.of(
                new Route("GET", "/recordings", this::list),
                new Route("GET", ONE, this::get),
                new Route("PATCH", ONE, this::patch),
                new Route("DELETE", ONE, this::delete),
                new Route("POST", ONE + "/restore", e -> answer(e, library.restore(RecordingFields.id(e)))),
                new Route("POST", ONE + "/retry", e -> answer(e, library.retry(RecordingFields.id(e)))),
                new Route(
                        "GET",
                        ONE + "/waveform",
                        e -> e.json(HttpStatus.OK_200, library.waveform(RecordingFields.id(e)))),
                new Route("POST", ONE + "/trim", this::trim),
                new Route("POST", ONE + "/bring-back", this::bringBack));
    }

    private void list(Exchange exchange) throws ApiProblem, RecorderException {
        if (exchange.flag("trash")) {
            List<TrashView> items =
                    library.trash().list().stream().map(TrashView::of).toList();
            exchange.json(HttpStatus.OK_200, Map.of("recordings", items));
            return;
        }
        List<RecordingView> recordings =
                store.list().stream().map(RecordingView::of).toList();
        exchange.json(HttpStatus.OK_200, Map.of("recordings", recordings));
    }

    private void get(Exchange exchange) throws ApiProblem, RecorderException {
        Recording recording = library.get(RecordingFields.id(exchange));
        exchange.json(HttpStatus.OK_200, RecordingDetail.of(recording, store));
    }

    private void patch(Exchange exchange) throws ApiProblem, RecorderException, IOException {
        Recording before = library.get(RecordingFields.id(exchange));
        answer(exchange, library.describe(before.id(), details(exchange.body(JsonNode.class), Details.of(before))));
    }

    /** What the body says; what it leaves out stays, and null takes away (RFC 7396, as far as it goes here). */
    private static Details details(JsonNode body, Details before) throws ApiProblem {
        if (!body.isObject()) {
            throw ApiProblem.badRequest("The body must be a JSON object.");
        }
        for (Map.Entry<String, JsonNode> field : body.properties()) {
            if (!PATCHABLE.contains(field.getKey())) {
                throw ApiProblem.badRequest("The field \"" + field.getKey() + "\" cannot be changed. These can: "
                        + String.join(", ", PATCHABLE.stream().sorted().toList()) + ".");
            }
        }
        return new Details(
                body.has("title") ? RecordingFields.title(text(body, "title")) : before.title(),
                body.has("course") ? RecordingFields.text("course", text(body, "course")) : before.course(),
                body.has("lecturer") ? RecordingFields.text("lecturer", text(body, "lecturer")) : before.lecturer(),
                body.has("language") ? RecordingFields.language(text(body, "language")) : before.language(),
                body.has("layout") ? layout(body) : before.layout(),
                body.has("switches") ? switches(body.path("switches")) : before.switches());
    }

    private static String text(JsonNode body, String field) throws ApiProblem {
        JsonNode value = body.path(field);
        if (!value.isTextual() && !value.isNull()) {
            throw ApiProblem.badRequest("The field \"" + field + "\" has a value of the wrong kind.");
        }
        return value.textValue();
    }

    private static Layout layout(JsonNode node) throws ApiProblem {
        String id = text(node, "layout");
        if (id == null) {
            throw ApiProblem.badRequest("The field \"layout\" cannot be taken away.");
        }
        return RecordingFields.layout(id);
    }

    private static List<LayoutSwitch> switches(JsonNode array) throws ApiProblem {
        List<LayoutSwitch> switches = new ArrayList<>();
        for (JsonNode node : array) {
            if (!node.path("atMs").canConvertToLong() || node.path("atMs").asLong() < 0) {
                throw ApiProblem.badRequest("Each of \"switches\" needs \"atMs\", from 0 on, and \"layout\".");
            }
            switches.add(new LayoutSwitch(Duration.ofMillis(node.path("atMs").asLong()), layout(node)));
        }
        switches.sort(Comparator.comparing(LayoutSwitch::at));
        return switches;
    }

    private void delete(Exchange exchange) throws ApiProblem, RecorderException {
        Trash.Item item = library.delete(RecordingFields.id(exchange));
        exchange.json(HttpStatus.OK_200, TrashView.of(item));
    }

    private void trim(Exchange exchange) throws ApiProblem, RecorderException, IOException {
        TrimRequest request = exchange.body(TrimRequest.class);
        Recording recording = library.get(RecordingFields.id(exchange));
        try {
            long in = request.inMs() == null ? 0 : request.inMs();
            Duration end = request.outMs() == null ? recording.duration() : Duration.ofMillis(request.outMs());
            boolean whole = request.inMs() == null && request.outMs() == null;
            TimeRange part = whole ? null : new TimeRange(Duration.ofMillis(in), end);
            answer(exchange, library.trim(recording.id(), part));
        } catch (IllegalArgumentException e) {
            throw ApiProblem.badRequest("\"inMs\" lies before \"outMs\", both from 0 on.");
        }
    }

    private void bringBack(Exchange exchange) throws ApiProblem, RecorderException, IOException {
        Integer pause = exchange.body(BringBack.class).pause();
        if (pause == null) {
            throw ApiProblem.badRequest("The field \"pause\" is missing: the pause's number, from 0.");
        }
        answer(exchange, library.bringBack(RecordingFields.id(exchange), pause));
    }

    private static void answer(Exchange exchange, Recording recording) {
        exchange.json(HttpStatus.OK_200, RecordingView.of(recording));
    }
}
