package io.rostrum.uploader.platform.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Sends small answers without waiting for whoever reads them. */
public final class Answers {
    private Answers() {}

    public static void json(Response response, JsonNode node, Callback callback) {
        json(response, Json.bytes(node), callback);
    }

    public static void json(Response response, byte[] body, Callback callback) {
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        send(response, 200, "application/json", body, callback);
    }

    public static void empty(Response response, int status, Callback callback) {
        response.setStatus(status);
        if (status != 204 && status != 304) {
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, 0);
        }
        response.write(true, null, callback);
    }

    public static void send(Response response, int status, String type, byte[] body, Callback callback) {
        response.setStatus(status);
        HttpFields.Mutable headers = response.getHeaders();
        headers.put(HttpHeader.CONTENT_TYPE, type);
        headers.put(HttpHeader.CONTENT_LENGTH, body.length);
        boolean head = "HEAD".equals(response.getRequest().getMethod());
        response.write(true, head ? null : ByteBuffer.wrap(body), callback);
    }

    /**
     * Refuses a request. A client that is still sending would meet a reset connection and never see why, so the answer
     * goes out first, then what still arrives is thrown away for a while, then the connection closes.
     */
    public static void problem(Problem problem, Request request, Response response, Callback callback) {
        boolean body = hasBody(request);
        if (body) {
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
        }
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        boolean drain = body && !request.getHeaders().contains(HttpHeader.EXPECT);
        Callback then = drain ? Callback.from(() -> new Drain(request, callback).run(), callback::failed) : callback;
        send(response, problem.status(), Problem.TYPE, problem.json(), then);
    }

    private static boolean hasBody(Request request) {
        HttpFields headers = request.getHeaders();
        return headers.getLongField(HttpHeader.CONTENT_LENGTH) > 0 || headers.contains(HttpHeader.TRANSFER_ENCODING);
    }
}
