package io.rostrum.uploader.platform.pages;

import io.rostrum.uploader.platform.http.Answers;
import io.rostrum.uploader.platform.http.Gzip;
import io.rostrum.uploader.platform.http.ProblemException;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Sends pages for people. */
final class Pages {
    /** Only what the platform itself serves; the player keeps its buffer and its worker in blobs. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
            + "media-src 'self' blob:; connect-src 'self' blob:; worker-src blob:; form-action 'self'; "
            + "base-uri 'none'; frame-ancestors 'self'";

    private Pages() {}

    static void send(Request request, Response response, int status, Html page, Callback callback) {
        response.getHeaders().put("Content-Security-Policy", POLICY);
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-cache");
        byte[] body = page.markup().getBytes(StandardCharsets.UTF_8);
        Answers.send(response, status, "text/html; charset=utf-8", Gzip.body(request, response, body), callback);
    }

    static void requireRead(Request request, Response response) throws ProblemException {
        if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
            response.getHeaders().put(HttpHeader.ALLOW, "GET, HEAD");
            throw new ProblemException(405, "Method not allowed", "This can only be read.");
        }
    }
}
