package io.rostrum.capture.agent.http;

import io.rostrum.capture.agent.access.Caller;
import io.rostrum.capture.recording.RecorderException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the route of a request, has the gate look at it, and turns failures into problem documents.
 */
final class ApiHandler extends Handler.Abstract {
    static final String BASE = "/api/v1";
    /** Where monitoring looks by convention. */
    private static final Set<String> PROBES = Set.of("/health/live", "/health/ready", "/metrics");

    private static final Logger LOG = LoggerFactory.getLogger(ApiHandler.class);

    private final List<Route> routes;
    private final Gate gate;

    ApiHandler(List<Route> routes, Gate gate) {
        this.routes = List.copyOf(routes);
        this.gate = gate;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        response.getHeaders().put("Cross-Origin-Resource-Policy", "same-origin");
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        Exchange exchange = new Exchange(request, response, callback, Map.of());
        guarded(exchange, () -> answer(exchange));
        return true;
    }

    /** A part of the work on a request. */
    @FunctionalInterface
    private interface Part {
        void run() throws ApiProblem, RecorderException, IOException;
    }

    private static void guarded(Exchange exchange, Part part) {
        Request request = exchange.request();
        try {
            part.run();
        } catch (ApiProblem problem) {
            exchange.problem(problem);
        } catch (RecorderException e) {
            exchange.problem(ApiProblem.of(e));
        } catch (IOException e) {
            exchange.callback().failed(e); // the client went away
        } catch (RuntimeException e) {
            LOG.error(
                    "The request {} {} failed.",
                    request.getMethod(),
                    request.getHttpURI().getPath(),
                    e);
            exchange.problem(new ApiProblem(
                    HttpStatus.INTERNAL_SERVER_ERROR_500,
                    "The agent failed in a way it did not expect; its log says more."));
        }
    }

    private void answer(Exchange exchange) throws ApiProblem, RecorderException, IOException {
        Request request = exchange.request();
        gate.checkHost(request);
        String path = request.getHttpURI().getPath();
        if (path == null || !path.startsWith(BASE + "/") && !PROBES.contains(path)) {
            throw ApiProblem.notFound("The API is at " + BASE + ", the console at /console/.");
        }
        String below = PROBES.contains(path) ? path : path.substring(BASE.length());
        Set<String> methods = new TreeSet<>();
        for (Route route : routes) {
            Optional<Map<String, String>> parameters = route.match(below);
            parameters.ifPresent(fits -> methods.add(route.method()));
            if (parameters.isPresent() && route.method().equals(request.getMethod())) {
                Caller caller = gate.check(request, route, below);
                if (!route.mutates()) {
                    route.endpoint().answer(exchange.with(parameters.get(), new byte[0]));
                    return;
                }
                if (!route.open()) {
                    gate.changed(request, exchange.response(), caller, below);
                }
                new BodyReader(exchange, route.mostBytes(), change(route, exchange, parameters.get())).read();
                return;
            }
        }
        if (!methods.isEmpty()) {
            exchange.response().getHeaders().put(HttpHeader.ALLOW, String.join(", ", methods));
            throw new ApiProblem(HttpStatus.METHOD_NOT_ALLOWED_405, "Use " + String.join(" or ", methods) + " here.");
        }
        throw ApiProblem.notFound("There is no " + path + "; " + BASE + "/openapi.yaml lists what there is.");
    }

    private static BodyReader.Next change(Route route, Exchange exchange, Map<String, String> parameters) {
        return new BodyReader.Next() {
            @Override
            public void body(byte[] bytes) {
                guarded(exchange, () -> route.endpoint().answer(exchange.with(parameters, bytes)));
            }

            @Override
            public void problem(ApiProblem problem) {
                exchange.problem(problem);
            }
        };
    }
}
