package io.rostrum.capture.agent.http;

import io.rostrum.capture.agent.jobs.Job;
import io.rostrum.capture.agent.jobs.JobBoard;
import io.rostrum.capture.agent.jobs.Jobs;
import io.rostrum.capture.recording.RecorderException;
import io.rostrum.capture.recording.RecordingId;
import io.rostrum.capture.recording.RecordingStore;
import io.rostrum.uploader.night.Forecast;
import io.rostrum.uploader.night.UploadHours.Night;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpStatus;

/** What is done when nobody looks, and what the night brings. */
final class JobEndpoints implements Endpoints {
    private final Jobs jobs;
    private final JobBoard board;
    private final RecordingStore store;

    JobEndpoints(Jobs jobs, JobBoard board, RecordingStore store) {
        this.jobs = jobs;
        this.board = board;
        this.store = store;
    }

    /** What is done with a job. */
    private interface Order {
        void give(Job job) throws RecorderException;
    }

    /** One destination's nights ahead. */
    record ForecastView(
            String destination,
            long queuedBytes,
            long bytesPerSecond,
            long neededMs,
            Instant opens,
            Instant closes,
            long availableMs,
            List<ArrivalView> arrivals) {}

    /** When a lecture is there; null if not in the weeks ahead. */
    record ArrivalView(String recording, String title, long bytes, Instant at, boolean slips) {}

    /** How fast bytes left from a moment on; allowed is 0 outside the windows and null without a limit. */
    record RateView(Instant at, long bytesPerSecond, Long allowedBytesPerSecond) {}

    @Override
    public List<Route> routes() {
        return List.of(
                new Route("GET", "/jobs", this::list),
                new Route("POST", "/jobs/{id}/retry", exchange -> order(exchange, jobs::retry)),
                new Route("POST", "/jobs/{id}/cancel", exchange -> order(exchange, jobs::cancel)),
                new Route("POST", "/jobs/{id}/first", exchange -> order(exchange, jobs::first)),
                new Route("GET", "/forecast", this::forecast),
                new Route("GET", "/uploads/rate", this::rate));
    }

    private void list(Exchange exchange) {
        exchange.json(
                HttpStatus.OK_200,
                Map.of("jobs", board.jobs().stream().map(JobView::of).toList()));
    }

    private void order(Exchange exchange, Order order) throws ApiProblem, RecorderException {
        order.give(job(exchange));
        exchange.json(HttpStatus.OK_200, JobView.of(job(exchange)));
    }

    private Job job(Exchange exchange) throws ApiProblem {
        String id = exchange.parameter("id");
        return board.job(id)
                .orElseThrow(() -> ApiProblem.notFound("There is no job \"" + id + "\"; /jobs lists them."));
    }

    private void rate(Exchange exchange) {
        List<RateView> points = jobs.uploadRates().stream()
                .map(rate -> new RateView(
                        rate.at(),
                        rate.bytesPerSecond(),
                        rate.allowed().isPresent() ? rate.allowed().getAsLong() : null))
                .toList();
        exchange.json(HttpStatus.OK_200, Map.of("points", points));
    }

    private void forecast(Exchange exchange) throws RecorderException {
        List<ForecastView> views = new ArrayList<>();
        for (Map.Entry<String, Forecast> entry : jobs.forecast().entrySet()) {
            views.add(view(entry.getKey(), entry.getValue()));
        }
        exchange.json(HttpStatus.OK_200, Map.of("destinations", views));
    }

    private ForecastView view(String destination, Forecast forecast) throws RecorderException {
        List<ArrivalView> arrivals = new ArrayList<>();
        for (Forecast.Arrival arrival : forecast.arrivals()) {
            RecordingId id = new RecordingId(arrival.id().packageId());
            String title = store.get(id).map(recording -> recording.title()).orElse(null);
            arrivals.add(new ArrivalView(
                    id.value(), title, arrival.bytes(), arrival.at().orElse(null), arrival.slips()));
        }
        return new ForecastView(
                destination,
                forecast.queuedBytes(),
                forecast.bytesPerSecond(),
                forecast.needed().toMillis(),
                forecast.night()
                        .map(Night::opens)
                        .filter(at -> at.isAfter(Instant.EPOCH))
                        .orElse(null),
                forecast.night()
                        .map(Night::closes)
                        .filter(at -> at.isBefore(Instant.MAX))
                        .orElse(null),
                forecast.available().toMillis(),
                arrivals);
    }
}
