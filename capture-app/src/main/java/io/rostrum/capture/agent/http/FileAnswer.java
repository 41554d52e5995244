package io.rostrum.capture.agent.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jetty.http.ByteRange;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;

/** Answers with a file or one range of it (RFC 9110, 14), without holding a thread while it travels. */
final class FileAnswer {
    private FileAnswer() {}

    static void send(Exchange exchange, Path file, String type) throws IOException {
        long size = Files.size(file);
        HttpFields.Mutable headers = exchange.response().getHeaders();
        String tag = "\"" + Long.toHexString(size) + "-"
                + Long.toHexString(Files.getLastModifiedTime(file).toMillis()) + "\"";
        headers.put(HttpHeader.CACHE_CONTROL, "no-cache"); // it may be kept, but is asked for: packages change
        headers.put(HttpHeader.ETAG, tag);
        headers.put(HttpHeader.ACCEPT_RANGES, "bytes");
        if (tag.equals(exchange.request().getHeaders().get(HttpHeader.IF_NONE_MATCH))) {
            finish(exchange, HttpStatus.NOT_MODIFIED_304);
            return;
        }
        headers.put(HttpHeader.CONTENT_TYPE, type);
        List<String> asked = exchange.request().getHeaders().getValuesList(HttpHeader.RANGE);
        String condition = exchange.request().getHeaders().get(HttpHeader.IF_RANGE);
        boolean ranged = !asked.isEmpty() && (condition == null || condition.equals(tag));
        if (!ranged) {
            bytes(exchange, file, HttpStatus.OK_200, 0, size);
            return;
        }
        List<ByteRange> ranges = ByteRange.parse(asked, size);
        if (ranges.isEmpty()) {
            headers.put(HttpHeader.CONTENT_RANGE, ByteRange.toNonSatisfiableHeaderValue(size));
            finish(exchange, HttpStatus.RANGE_NOT_SATISFIABLE_416);
        } else if (ranges.size() > 1) {
            bytes(exchange, file, HttpStatus.OK_200, 0, size); // several at once are never needed; the whole is allowed
        } else {
            ByteRange range = ranges.get(0);
            headers.put(HttpHeader.CONTENT_RANGE, range.toHeaderValue(size));
            bytes(exchange, file, HttpStatus.PARTIAL_CONTENT_206, range.first(), range.getLength());
        }
    }

    private static void bytes(Exchange exchange, Path file, int status, long from, long length) {
        exchange.response().setStatus(status);
        exchange.response().getHeaders().put(HttpHeader.CONTENT_LENGTH, length);
        if (length == 0) {
            exchange.response().write(true, null, exchange.callback());
        } else {
            Content.copy(Content.Source.from(file, from, length), exchange.response(), exchange.callback());
        }
    }

    private static void finish(Exchange exchange, int status) {
        exchange.response().setStatus(status);
        exchange.response().write(true, null, exchange.callback());
    }
}
