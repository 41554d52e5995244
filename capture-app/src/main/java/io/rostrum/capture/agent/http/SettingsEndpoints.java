package io.rostrum.capture.agent.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.rostrum.capture.agent.settings.AgentException;
import io.rostrum.capture.agent.settings.LiveSettings;
import java.io.IOException;
import java.util.List;
import org.eclipse.jetty.http.HttpStatus;

/** The room's settings as one document. */
final class SettingsEndpoints implements Endpoints {
    private final LiveSettings settings;

    SettingsEndpoints(LiveSettings settings) {
        this.settings = settings;
    }

    @Override
    public List<Route> routes() {
        return List.of(new Route("GET", "/settings", this::get), new Route("PUT", "/settings", this::put));
    }

    private void get(Exchange exchange) {
        exchange.json(HttpStatus.OK_200, settings.document());
    }

    private void put(Exchange exchange) throws ApiProblem, IOException {
        try {
            settings.replace(exchange.body(JsonNode.class));
            exchange.json(HttpStatus.OK_200, settings.document());
        } catch (AgentException e) {
            throw e.faults().isEmpty()
                    ? new ApiProblem(HttpStatus.INTERNAL_SERVER_ERROR_500, e.getMessage(), e)
                    : ApiProblem.faults(
                            e.getMessage(),
                            e.faults().stream().map(ErrorView::of).toList());
        }
    }
}
