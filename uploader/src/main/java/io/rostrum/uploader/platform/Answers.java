package io.rostrum.uploader.platform;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends small answers, blocking the request's own thread. */
final class Answers {
    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);
    private static final int DRAIN_BYTES = 16 << 20;
    private static final long DRAIN_NANOS = TimeUnit.SECONDS.toNanos(5);

    private Answers() {}

    static void json(Response response, JsonNode node) throws IOException {
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        send(response, 200, "application/json", Json.bytes(node));
    }

    static void empty(Response response, int status) throws IOException {
        response.setStatus(status);
        if (status != 204) {
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, 0);
        }
        Content.Sink.write(response, true, (ByteBuffer) null);
    }

    static void send(Response response, int status, String type, byte[] body) throws IOException {
        response.setStatus(status);
        HttpFields.Mutable headers = response.getHeaders();
        headers.put(HttpHeader.CONTENT_TYPE, type);
        headers.put(HttpHeader.CONTENT_LENGTH, body.length);
        boolean head = "HEAD".equals(response.getRequest().getMethod());
        Content.Sink.write(response, true, head ? null : ByteBuffer.wrap(body));
    }

    /**
     * Refuses a request. A client that is still sending would meet a reset connection and never see why, so the answer
     * goes out first, then what still arrives is thrown away for a while, then the connection closes.
     */
    static void problem(Problem problem, Request request, Response response, Callback callback) {
        try {
            boolean body = hasBody(request);
            if (body) {
                response.getHeaders().put(HttpHeader.CONNECTION, "close");
            }
            response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
            send(response, problem.status(), Problem.TYPE, problem.json());
            if (body && !request.getHeaders().contains(HttpHeader.EXPECT)) {
                drain(request);
            }
            callback.succeeded();
        } catch (IOException e) {
            LOG.debug("The client left before it heard: {}", problem.detail(), e);
            callback.failed(e);
        }
    }

    private static boolean hasBody(Request request) {
        HttpFields headers = request.getHeaders();
        return headers.getLongField(HttpHeader.CONTENT_LENGTH) > 0 || headers.contains(HttpHeader.TRANSFER_ENCODING);
    }

    private static void drain(Request request) {
        byte[] waste = new byte[16 << 10];
        long end = System.nanoTime() + DRAIN_NANOS;
        int left = DRAIN_BYTES;
        try {
            // Not closed: closing would fail the request that is just being answered.
            var in = Content.Source.asInputStream(request);
            int read = 0;
            while (left > 0 && read >= 0 && System.nanoTime() - end < 0) {
                read = in.read(waste);
                left -= read;
            }
        } catch (IOException e) {
            LOG.debug("The client stopped sending after it was refused", e);
        }
    }
}
