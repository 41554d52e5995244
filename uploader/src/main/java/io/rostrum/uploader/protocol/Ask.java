package io.rostrum.uploader.protocol;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.eclipse.jetty.io.Content;

/**
 * One request.
 *
 * @param body null for none
 * @param contentType of the body
 * @param moved how many bytes of the body have left so far
 * @param patience how long the answer may take once the body has left
 */
record Ask(
        String method,
        URI uri,
        Map<String, String> headers,
        Content.Source body,
        String contentType,
        LongSupplier moved,
        Duration patience) {

    static Ask of(String method, URI uri, Duration patience) {
        return new Ask(method, uri, Map.of(), null, null, () -> 0, patience);
    }

    Ask header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Ask(method, uri, more, body, contentType, moved, patience);
    }

    Ask body(Content.Source source, String type, LongSupplier movedBytes) {
        return new Ask(method, uri, headers, source, type, movedBytes, patience);
    }
}
