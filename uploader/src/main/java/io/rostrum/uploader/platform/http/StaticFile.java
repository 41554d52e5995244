package io.rostrum.uploader.platform.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.eclipse.jetty.http.DateGenerator;
import org.eclipse.jetty.http.HttpDateTime;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Sends one file on disk without blocking a thread: whole, a single range, or only the news that nothing changed. */
public final class StaticFile {
    private static final long LARGEST_COMPRESSED = 8 << 20;

    private final Path file;
    private final MediaType type;
    private final long size;
    private final long modifiedSeconds;
    private final int version;

    private StaticFile(Path file, MediaType type, int version, BasicFileAttributes attributes) {
        this.file = file;
        this.type = type;
        this.version = version;
        this.size = attributes.size();
        this.modifiedSeconds = attributes.lastModifiedTime().toMillis() / 1000;
    }

    /** @param version the package's; two versions of a file never share a tag */
    public static StaticFile of(Path file, MediaType type, int version) throws IOException {
        return new StaticFile(file, type, version, Files.readAttributes(file, BasicFileAttributes.class));
    }

    /** @param cache how long others may keep it, as Cache-Control has it */
    public void send(String cache, Request request, Response response, Callback callback) throws IOException {
        HttpFields asked = request.getHeaders();
        HttpFields.Mutable headers = response.getHeaders();
        boolean ranged = asked.contains(HttpHeader.RANGE);
        boolean compress = type.text() && !ranged && size <= LARGEST_COMPRESSED && Gzip.accepted(request);
        String tag = "\"" + version + "-" + Long.toHexString(size) + "-" + Long.toHexString(modifiedSeconds)
                + (compress ? "-gz" : "") + "\"";
        headers.put(HttpHeader.ETAG, tag);
        headers.put(HttpHeader.LAST_MODIFIED, DateGenerator.formatDate(modifiedSeconds * 1000));
        headers.put(HttpHeader.CACHE_CONTROL, cache);
        headers.put(HttpHeader.ACCEPT_RANGES, "bytes");
        if (unchanged(asked, tag)) {
            finish(response, callback, 304);
            return;
        }
        headers.put(HttpHeader.CONTENT_TYPE, type.name());
        if (compress) {
            byte[] body = Gzip.body(request, response, Files.readAllBytes(file));
            Answers.send(response, 200, type.name(), body, callback);
            return;
        }
        if (type.text()) {
            headers.put(HttpHeader.VARY, "Accept-Encoding");
        }
        boolean wanted = ranged && sameAsBefore(asked.get(HttpHeader.IF_RANGE), tag);
        ByteRange range = wanted ? ByteRange.parse(asked.get(HttpHeader.RANGE), size) : null;
        if (range != null) {
            headers.put(HttpHeader.CONTENT_RANGE, range.contentRange(size));
            if (!range.satisfiable()) {
                headers.put(HttpHeader.CACHE_CONTROL, "no-store");
                headers.put(HttpHeader.CONTENT_LENGTH, 0);
                finish(response, callback, 416);
                return;
            }
        }
        ByteRange bytes = range == null ? new ByteRange(0, size - 1) : range;
        response.setStatus(range == null ? 200 : 206);
        headers.put(HttpHeader.CONTENT_LENGTH, bytes.length());
        if (request.getMethod().equals("HEAD") || bytes.length() == 0) {
            response.write(true, null, callback);
            return;
        }
        Content.copy(Content.Source.from(file, bytes.first(), bytes.length()), response, callback);
    }

    private static void finish(Response response, Callback callback, int status) {
        response.setStatus(status);
        response.write(true, null, callback);
    }

    private boolean unchanged(HttpFields asked, String tag) {
        String known = asked.get(HttpHeader.IF_NONE_MATCH);
        if (known != null) {
            return known.strip().equals("*") || known.contains(tag);
        }
        String since = asked.get(HttpHeader.IF_MODIFIED_SINCE);
        return since != null && HttpDateTime.parseToEpoch(since) / 1000 >= modifiedSeconds;
    }

    private boolean sameAsBefore(String ifRange, String tag) {
        return ifRange == null
                || (ifRange.startsWith("\"")
                        ? ifRange.equals(tag)
                        : HttpDateTime.parseToEpoch(ifRange) / 1000 == modifiedSeconds);
    }
}
