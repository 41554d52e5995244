package io.rostrum.capture.console;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Serves the console below {@code /console/}. The pages hold no secret and need no login; what they show comes from the
 * API. Scripts and styles come from here alone, and nobody may frame the pages.
 */
public final class ConsoleHandler extends Handler.Abstract {
    private static final String BASE = "/console/";
    /** hls.js plays by way of blobs; uPlot sets styles by script, which a policy does not concern. */
    private static final HttpFields PROTECTION = HttpFields.from(
            new HttpField(
                    "Content-Security-Policy",
                    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self' blob:; "
                            + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"),
            new HttpField("X-Content-Type-Options", "nosniff"),
            new HttpField("Referrer-Policy", "no-referrer"),
            new HttpField("Cross-Origin-Opener-Policy", "same-origin"),
            new HttpField("Cross-Origin-Resource-Policy", "same-origin"),
            new HttpField(HttpHeader.CACHE_CONTROL, "no-cache"));

    private final ConsoleFiles files = new ConsoleFiles();

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String path = request.getHttpURI().getPath();
        boolean reads = HttpMethod.GET.is(request.getMethod()) || HttpMethod.HEAD.is(request.getMethod());
        if (path == null || !reads) {
            return false;
        }
        if (path.equals("/") || path.equals("/console")) {
            Response.sendRedirect(request, response, callback, HttpStatus.FOUND_302, BASE, true);
            return true;
        }
        Optional<ConsoleFiles.File> file =
                path.startsWith(BASE) ? files.find(path.substring(BASE.length())) : Optional.empty();
        file.ifPresent(found -> send(found, request, response, callback));
        return file.isPresent();
    }

    private static void send(ConsoleFiles.File file, Request request, Response response, Callback callback) {
        HttpFields.Mutable headers = response.getHeaders();
        PROTECTION.forEach(headers::put);
        boolean packed =
                request.getHeaders().getQualityCSV(HttpHeader.ACCEPT_ENCODING).contains("gzip");
        byte[] bytes = packed ? file.packed() : file.bytes();
        String tag = packed ? file.tag().replaceFirst("\"$", "-gzip\"") : file.tag(); // other bytes, another tag
        headers.put(HttpHeader.ETAG, tag);
        headers.put(HttpHeader.VARY, "Accept-Encoding");
        if (request.getHeaders().getQualityCSV(HttpHeader.IF_NONE_MATCH).contains(tag)) {
            response.setStatus(HttpStatus.NOT_MODIFIED_304);
            callback.succeeded();
            return;
        }
        if (packed) {
            headers.put(HttpHeader.CONTENT_ENCODING, "gzip");
        }
        headers.put(HttpHeader.CONTENT_TYPE, file.type());
        headers.put(HttpHeader.CONTENT_LENGTH, bytes.length);
        boolean body = HttpMethod.GET.is(request.getMethod());
        response.write(true, body ? ByteBuffer.wrap(bytes) : null, callback);
    }
}
