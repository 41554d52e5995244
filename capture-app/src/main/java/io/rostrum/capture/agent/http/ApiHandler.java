package io.rostrum.capture.agent.http;

import io.rostrum.capture.recording.RecorderException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the route of a request, keeps strangers out, and turns failures into problem documents.
 *
 * <p>Strangers: a web page that the lecturer has open can send requests to 127.0.0.1. By a name of its own (DNS
 * rebinding) it is refused for its Host; by a form or script it lacks the token.
 */
final class ApiHandler extends Handler.Abstract {
    static final String BASE = "/api/v1";

    private static final Logger LOG = LoggerFactory.getLogger(ApiHandler.class);
    private static final Set<String> OWN_NAMES = Set.of("127.0.0.1", "localhost", "[::1]", "::1");

    private final List<Route> routes;
    private final AgentToken token;

    ApiHandler(List<Route> routes, AgentToken token) {
        this.routes = List.copyOf(routes);
        this.token = token;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        response.getHeaders().put("Cross-Origin-Resource-Policy", "same-origin");
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        Exchange exchange = new Exchange(request, response, callback, Map.of());
        try {
            answer(exchange);
        } catch (ApiProblem problem) {
            exchange.problem(problem);
        } catch (RecorderException e) {
            exchange.problem(ApiProblem.of(e));
        } catch (IOException e) {
            callback.failed(e); // the client went away
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
        return true;
    }

    private void answer(Exchange exchange) throws ApiProblem, RecorderException, IOException {
        Request request = exchange.request();
        if (!OWN_NAMES.contains(String.valueOf(Request.getServerName(request)))) {
            throw new ApiProblem(
                    HttpStatus.MISDIRECTED_REQUEST_421, "The agent answers to 127.0.0.1 and localhost alone.");
        }
        String path = request.getHttpURI().getPath();
        if (path == null || !path.startsWith(BASE + "/")) {
            throw ApiProblem.notFound("The API is at " + BASE + ".");
        }
        String below = path.substring(BASE.length());
        String otherMethod = null;
        for (Route route : routes) {
            Optional<Map<String, String>> parameters = route.match(below);
            if (parameters.isPresent() && route.method().equals(request.getMethod())) {
                if (route.mutates()) {
                    token.check(request);
                }
                route.endpoint()
                        .answer(new Exchange(request, exchange.response(), exchange.callback(), parameters.get()));
                return;
            }
            otherMethod = parameters.isPresent() ? route.method() : otherMethod;
        }
        if (otherMethod != null) {
            exchange.response().getHeaders().put(HttpHeader.ALLOW, otherMethod);
            throw new ApiProblem(HttpStatus.METHOD_NOT_ALLOWED_405, "Use " + otherMethod + " here.");
        }
        throw ApiProblem.notFound("There is no " + path + "; " + BASE + "/openapi.yaml lists what there is.");
    }
}
