package io.rostrum.uploader.platform.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;

/** Compresses pages and playlists: a long lecture's media playlist shrinks to a tenth. */
public final class Gzip {
    private static final int WORTH_IT = 512;

    private Gzip() {}

    /** Answers the bytes to send, and says so in the headers; small bodies and clients without gzip get them plain. */
    public static byte[] body(Request request, Response response, byte[] body) {
        HttpFields.Mutable headers = response.getHeaders();
        headers.ensureField(new org.eclipse.jetty.http.HttpField(HttpHeader.VARY, "Accept-Encoding"));
        if (body.length < WORTH_IT || !accepted(request)) {
            return body;
        }
        headers.put(HttpHeader.CONTENT_ENCODING, "gzip");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length / 4);
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException("An array in memory can always be written", e);
        }
        return bytes.toByteArray();
    }

    public static boolean accepted(Request request) {
        return request.getHeaders().getQualityCSV(HttpHeader.ACCEPT_ENCODING).contains("gzip");
    }
}
