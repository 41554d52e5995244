package io.rostrum.capture.agent.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Iterator;
import java.util.stream.Stream;

/** Reads server-sent events one by one; the request's timeout ends a wait that lasts too long. */
final class SseReader implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Stream<String> stream;
    private final Iterator<String> lines;

    SseReader(HttpResponse<Stream<String>> response) {
        this.stream = response.body();
        this.lines = stream.iterator();
    }

    /** The next event of that name; others are passed over. */
    JsonNode next(String name) throws IOException {
        while (lines.hasNext()) {
            if (lines.next().equals("event: " + name)) {
                return JSON.readTree(lines.next().substring("data: ".length()));
            }
        }
        throw new AssertionError("The stream ended without the event " + name);
    }

    @Override
    public void close() {
        stream.close();
    }
}
