package io.rostrum.capture.agent.http;

import io.rostrum.capture.agent.jobs.Jobs;
import io.rostrum.capture.agent.library.Library;
import io.rostrum.capture.recording.RecorderException;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpStatus;

/** Copies lectures to sticks. */
final class ExportEndpoints implements Endpoints {
    private final Library library;
    private final Jobs jobs;

    ExportEndpoints(Library library, Jobs jobs) {
        this.library = library;
        this.jobs = jobs;
    }

    /** Where to. */
    record ExportBody(String folder) {}

    /** A stick, disk or share that is there now. */
    record PlaceView(String folder, long freeBytes, long totalBytes) {}

    @Override
    public List<Route> routes() {
        return List.of(
                Route.managed("GET", "/export/places", this::places),
                new Route("POST", "/recordings/{id}/export", this::export));
    }

    private void places(Exchange exchange) {
        List<PlaceView> views = jobs.exportPlaces().list().stream()
                .map(place -> new PlaceView(place.folder().toString(), place.free(), place.total()))
                .toList();
        exchange.json(HttpStatus.OK_200, Map.of("places", views));
    }

    private void export(Exchange exchange) throws ApiProblem, RecorderException {
        ExportBody body = exchange.body(ExportBody.class);
        String folder = RecordingFields.text("folder", body.folder());
        if (folder == null) {
            throw ApiProblem.badRequest("The field \"folder\" says where to; /export/places lists what is there.");
        }
        exchange.json(
                HttpStatus.ACCEPTED_202, JobView.of(jobs.export(library.get(RecordingFields.id(exchange)), folder)));
    }
}
