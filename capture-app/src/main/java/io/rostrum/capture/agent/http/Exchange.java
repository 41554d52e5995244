package io.rostrum.capture.agent.http;

import io.rostrum.capture.recording.RecorderException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;

/**
 * One request and its answer. Used by the one thread that serves the request, until the answer began.
 *
 * @param parameters the parts of the path that the route leaves open, decoded
 */
record Exchange(Request request, Response response, Callback callback, Map<String, String> parameters) {
    private static final int MAX_BODY_BYTES = 64 * 1024;

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

    /** The body as an object of that type. */
    <T> T body(Class<T> type) throws ApiProblem, IOException {
        if (request.getLength() > MAX_BODY_BYTES) {
            throw tooLarge();
        }
        try (InputStream in = Content.Source.asInputStream(request)) {
            byte[] body = in.readNBytes(MAX_BODY_BYTES + 1);
            if (body.length > MAX_BODY_BYTES) {
                throw tooLarge();
            }
            return Json.read(body, type);
        }
    }

    private ApiProblem tooLarge() {
        // What still comes of the body is not worth reading, so the connection cannot serve another request.
        response.getHeaders().put(HttpHeader.CONNECTION, "close");
        return new ApiProblem(
                HttpStatus.PAYLOAD_TOO_LARGE_413, "The body may have at most " + MAX_BODY_BYTES + " bytes.");
    }

    void json(int status, Object value) {
        send(status, "application/json", Json.bytes(value));
    }

    void problem(ApiProblem problem) {
        send(problem.status(), "application/problem+json", Json.bytes(problem.document()));
    }

    void send(int status, String type, byte[] body) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
        response.write(true, ByteBuffer.wrap(body), callback);
    }
}
