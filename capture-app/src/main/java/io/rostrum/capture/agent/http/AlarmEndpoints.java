package io.rostrum.capture.agent.http;

import io.rostrum.capture.agent.alarms.AlarmBook;
import io.rostrum.capture.agent.alerts.Alerts;
import io.rostrum.capture.agent.settings.AgentException;
import io.rostrum.capture.recording.RecordingId;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpStatus;

/** Alarms of the past, and the ways by which people elsewhere are told. */
final class AlarmEndpoints implements Endpoints {
    private static final int USUAL = 100;
    private static final int MOST = 1000;

    private final AlarmBook alarms;
    private final Alerts alerts;

    AlarmEndpoints(AlarmBook alarms, Alerts alerts) {
        this.alarms = alarms;
        this.alerts = alerts;
    }

    @Override
    public List<Route> routes() {
        return List.of(new Route("GET", "/alarms", this::list), new Route("POST", "/alerts/test", this::test));
    }

    private void test(Exchange exchange) throws ApiProblem {
        try {
            List<Alerts.Tried> tried = alerts.test();
            if (tried.isEmpty()) {
                throw new ApiProblem(
                        HttpStatus.CONFLICT_409,
                        "Nobody is told of alarms yet: name a mail server or a webhook first.");
            }
            exchange.json(HttpStatus.OK_200, Map.of("channels", tried));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ApiProblem(HttpStatus.SERVICE_UNAVAILABLE_503, "The agent ends.", e);
        }
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
