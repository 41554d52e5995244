package io.rostrum.capture.agent.http;

import io.rostrum.capture.recording.RecorderException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One request and its answer. Used by the one thread that serves the request, until the answer began.
 *
 * @param parameters the parts of the path that the route leaves open, decoded
 */
record Exchange(Request request, Response response, Callback callback, Map<String, String> parameters) {
    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);
    private static final int MAX_BODY_BYTES = 64 * 1024;
    private static final int MAX_DRAINED_BYTES = 1024 * 1024;
    private static final long DRAIN_NANOS = TimeUnit.SECONDS.toNanos(5);

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
        // Not closed: closing a body that is not read to its end fails the request that is about to be answered.
        InputStream in = Content.Source.asInputStream(request);
        byte[] body = in.readNBytes(MAX_BODY_BYTES + 1);
        if (body.length > MAX_BODY_BYTES) {
            throw new ApiProblem(
                    HttpStatus.PAYLOAD_TOO_LARGE_413, "The body may have at most " + MAX_BODY_BYTES + " bytes.");
        }
        return Json.read(body, type);
    }

    void json(int status, Object value) {
        send(status, "application/json", Json.bytes(value));
    }

    /**
     * Refuses the request. A client that is still sending when the connection closes would meet a reset and never read
     * why, so what is left of the body is thrown away first, within bounds.
     */
    void problem(ApiProblem problem) {
        if (!drained()) {
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
        }
        send(problem.status(), "application/problem+json", Json.bytes(problem.document()));
    }

    private boolean drained() {
        byte[] waste = new byte[16 * 1024];
        long end = System.nanoTime() + DRAIN_NANOS;
        int left = MAX_DRAINED_BYTES;
        try {
            InputStream in = Content.Source.asInputStream(request);
            int read = in.read(waste);
            while (read >= 0 && left > 0 && System.nanoTime() - end < 0) {
                left -= read;
                read = in.read(waste);
            }
            return read < 0;
        } catch (IOException e) {
            LOG.debug("The client stopped sending what is refused anyway", e);
            return false;
        }
    }

    void send(int status, String type, byte[] body) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
        response.write(true, ByteBuffer.wrap(body), callback);
    }
}
