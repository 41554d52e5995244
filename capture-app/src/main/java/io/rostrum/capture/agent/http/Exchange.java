package io.rostrum.capture.agent.http;

import io.rostrum.capture.recording.RecorderException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;

/**
 * One request and its answer. Used by the one thread that serves the request, until the answer began.
 *
 * @param body what came with it; empty if it changes nothing
 * @param parameters the parts of the path that the route leaves open, decoded
 */
record Exchange(Request request, Response response, Callback callback, Map<String, String> parameters, byte[] body) {
    private static final byte[] NOTHING = {};

    Exchange(Request request, Response response, Callback callback, Map<String, String> parameters) {
        this(request, response, callback, parameters, NOTHING);
    }

    /** Answers one kind of request. */
    @FunctionalInterface
    interface Endpoint {
        void answer(Exchange exchange) throws ApiProblem, RecorderException, IOException;
    }

    String parameter(String name) {
        return parameters.get(name);
    }

    /** A whole number of the query, brought into its bounds; the default if it is absent. */
    int number(String name, int absent, int least, int most) throws ApiProblem {
        Fields query = Request.extractQueryParameters(request);
        String text = query.getValue(name);
        if (text == null) {
            return absent;
        }
        try {
            return Math.max(least, Math.min(most, Integer.parseInt(text)));
        } catch (NumberFormatException e) {
            throw ApiProblem.badRequest("The parameter " + name + " must be a whole number, not \"" + text + "\".");
        }
    }

    /** A parameter of the query; null if it is absent. */
    String query(String name) {
        return Request.extractQueryParameters(request).getValue(name);
    }

    /** A parameter of the query that is true or false; false if it is absent. */
    boolean flag(String name) throws ApiProblem {
        String text = query(name);
        if (text == null || text.equals("true") || text.equals("false")) {
            return "true".equals(text);
        }
        throw ApiProblem.badRequest("The parameter " + name + " must be true or false, not \"" + text + "\".");
    }

    /** The body as an object of that type. */
    <T> T body(Class<T> type) throws ApiProblem {
        return Json.read(body, type);
    }

    /** The body as an object of that type; null if there is no body. */
    <T> T optionalBody(Class<T> type) throws ApiProblem {
        return body.length == 0 ? null : Json.read(body, type);
    }

    /** The same request with its path's parameters and its body. */
    Exchange with(Map<String, String> found, byte[] bytes) {
        return new Exchange(request, response, callback, found, bytes);
    }

    void json(int status, Object value) {
        send(status, "application/json", Json.bytes(value));
    }

    /**
     * Refuses the request. A client that is still sending when the connection closes would meet a reset and never read
     * why, so what is left of the body is thrown away first, within bounds.
     */
    void problem(ApiProblem problem) {
        byte[] document = Json.bytes(problem.document());
        BodyReader.drain(this, () -> send(problem.status(), "application/problem+json", document));
    }

    void send(int status, String type, byte[] body) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
        response.write(true, ByteBuffer.wrap(body), callback);
    }
}
