package io.rostrum.capture.agent.http;

import io.rostrum.capture.agent.alarms.AlarmBook;
import io.rostrum.capture.agent.settings.AgentException;
import io.rostrum.capture.recording.RecordingId;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpStatus;

/** Alarms of the past. */
final class AlarmEndpoints implements Endpoints {
    private static final int USUAL = 100;
    private static final int MOST = 1000;

    private final AlarmBook alarms;

    AlarmEndpoints(AlarmBook alarms) {
        this.alarms = alarms;
    }

    @Override
    public List<Route> routes() {
        return List.of(new Route("GET", "/alarms", this::list));
    }

    private void list(Exchange exchange) throws ApiProblem {
        String recording = exchange.query("recording");
        try {
            RecordingId of = recording == null ? null : new RecordingId(recording);
            List<AlarmView> views = alarms.history().newest(of, exchange.number("limit", USUAL, 1, MOST)).stream()
                    .map(AlarmView::of)
                    .toList();
            exchange.json(HttpStatus.OK_200, Map.of("alarms", views));
        } catch (IllegalArgumentException e) {
            throw ApiProblem.badRequest(e.getMessage());
        } catch (AgentException e) {
            throw new ApiProblem(HttpStatus.INTERNAL_SERVER_ERROR_500, e.getMessage(), e);
        }
    }
}
