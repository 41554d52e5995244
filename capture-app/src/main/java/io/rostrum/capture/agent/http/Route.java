package io.rostrum.capture.agent.http;

import io.rostrum.capture.agent.access.Scope;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.util.URIUtil;

/**
 * A method and a path that the API answers.
 *
 * @param method of HTTP
 * @param path below the base; a segment may hold one {@code {parameter}}, which stands for at least one character; the last
 *     segment may be {@code {parameter*}}, which stands for all that follows
 * @param endpoint answers it
 * @param open whether anybody may ask, without showing anything
 * @param scope what it takes to ask, if it changes nothing
 * @param mostBytes of a body
 */
record Route(String method, String path, Exchange.Endpoint endpoint, boolean open, Scope scope, int mostBytes) {
    private static final int USUAL_BYTES = 64 * 1024;

    /** A route that whoever is at this PC may read. */
    Route(String method, String path, Exchange.Endpoint endpoint) {
        this(method, path, endpoint, false, Scope.READ, USUAL_BYTES);
    }

    /** A route for anybody. */
    static Route open(String method, String path, Exchange.Endpoint endpoint) {
        return new Route(method, path, endpoint, true, Scope.READ, USUAL_BYTES);
    }

    /** A route that a technician alone may read. */
    static Route managed(String method, String path, Exchange.Endpoint endpoint) {
        return new Route(method, path, endpoint, false, Scope.MANAGE, USUAL_BYTES);
    }

    /** The same for bodies of another size. */
    Route taking(int bytes) {
        return new Route(method, path, endpoint, open, scope, bytes);
    }

    /** Whether it changes anything and so needs a token or a session. */
    boolean mutates() {
        return !method.equals("GET");
    }

    /** The path's parameters, decoded, if the path fits. */
    Optional<Map<String, String>> match(String rawPath) {
        List<String> pattern = List.of(path.split("/", -1));
        List<String> actual = List.of(rawPath.split("/", -1));
        String last = pattern.get(pattern.size() - 1);
        boolean open = last.endsWith("*}");
        int fixed = open ? pattern.size() - 1 : pattern.size();
        if (open ? actual.size() <= fixed : actual.size() != fixed) {
            return Optional.empty();
        }
        Map<String, String> parameters = new HashMap<>();
        if (open) {
            String rest = String.join("/", actual.subList(fixed, actual.size()));
            parameters.put(last.substring(1, last.length() - 2), URIUtil.decodePath(rest));
        }
        for (int i = 0; i < fixed; i++) {
            if (!fits(pattern.get(i), URIUtil.decodePath(actual.get(i)), parameters)) {
                return Optional.empty();
            }
        }
        return Optional.of(parameters);
    }

    private static boolean fits(String pattern, String segment, Map<String, String> parameters) {
        int open = pattern.indexOf('{');
        if (open < 0) {
            return pattern.equals(segment);
        }
        int close = pattern.indexOf('}');
        String before = pattern.substring(0, open);
        String after = pattern.substring(close + 1);
        boolean fits = segment.length() > before.length() + after.length()
                && segment.startsWith(before)
                && segment.endsWith(after);
        if (fits) {
            parameters.put(
                    pattern.substring(open + 1, close),
                    segment.substring(before.length(), segment.length() - after.length()));
        }
        return fits;
    }
}
