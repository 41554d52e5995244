package io.rostrum.uploader.platform.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * What is wrong with a request, for the machine and the person who made it (RFC 9457).
 *
 * @param status the HTTP status
 * @param title what kind of problem it is, a few words
 * @param detail one sentence that says how to mend it
 * @param lists further members, each a list of package paths
 * @param numbers further members, each a number
 */
public record Problem(
        int status, String title, String detail, Map<String, List<String>> lists, Map<String, Long> numbers) {
    static final String TYPE = "application/problem+json";

    public Problem {
        lists = Map.copyOf(lists);
        numbers = Map.copyOf(numbers);
    }

    public Problem(int status, String title, String detail, Map<String, List<String>> lists) {
        this(status, title, detail, lists, Map.of());
    }

    public Problem(int status, String title, String detail) {
        this(status, title, detail, Map.of());
    }

    byte[] json() {
        ObjectNode node = Json.object();
        node.put("type", "about:blank");
        node.put("title", title);
        node.put("status", status);
        node.put("detail", detail);
        lists.forEach((name, paths) -> {
            var array = node.putArray(name);
            paths.forEach(array::add);
        });
        numbers.forEach(node::put);
        return Json.bytes(node);
    }
}
