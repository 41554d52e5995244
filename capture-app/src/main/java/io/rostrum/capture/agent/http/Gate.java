package io.rostrum.capture.agent.http;

import io.rostrum.capture.agent.access.Access;
import io.rostrum.capture.agent.access.AuditLog;
import io.rostrum.capture.agent.access.Caller;
import io.rostrum.capture.agent.access.Credentials;
import io.rostrum.capture.agent.access.Denied;
import io.rostrum.capture.agent.access.Scope;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;

/**
 * Keeps strangers out, and writes down who changed what.
 *
 * <p>Strangers: a web page that the lecturer has open can send requests to 127.0.0.1. By a name of its own (DNS rebinding)
 * it is refused for its Host; by a form or script it lacks the token or the session.
 */
final class Gate {
    private static final Set<String> OWN_NAMES = Set.of("127.0.0.1", "localhost", "[::1]", "::1");
    private static final String BEARER = "Bearer ";
    private static final Pattern RECORDING =
            Pattern.compile("/recordings|/recordings/current/[a-z-]+|/check|/recordings/[0-9a-f-]+");

    private final Access access;
    private final AuditLog audit;

    Gate(Access access, AuditLog audit) {
        this.access = access;
        this.audit = audit;
    }

    /**
     * Lets a request to a route pass.
     *
     * @param path below the API's base
     */
    Caller check(Request request, Route route, String path) throws ApiProblem {
        Credentials shown = credentials(request);
        if (route.open()) {
            return access.caller(shown);
        }
        try {
            return access.check(shown, scope(route, path), route.mutates());
        } catch (Denied e) {
            if (route.mutates()) {
                write(request, "nobody", path, ApiProblem.of(e).status());
            }
            throw ApiProblem.of(e);
        }
    }

    private static Scope scope(Route route, String path) {
        if (!route.mutates()) {
            return route.scope();
        }
        boolean deletes = route.method().equals("DELETE");
        return !deletes && RECORDING.matcher(path).matches() ? Scope.RECORD : Scope.MANAGE;
    }

    /** Refuses requests for names that are not this PC's, on the listener that trusts this PC. */
    void checkHost(Request request) throws ApiProblem {
        if (!request.isSecure() && !OWN_NAMES.contains(String.valueOf(Request.getServerName(request)))) {
            throw new ApiProblem(
                    HttpStatus.MISDIRECTED_REQUEST_421, "The agent answers to 127.0.0.1 and localhost alone.");
        }
    }

    /** What a request shows of its sender. */
    static Credentials credentials(Request request) {
        HttpFields headers = request.getHeaders();
        String authorization = headers.get(HttpHeader.AUTHORIZATION);
        String bearer = authorization != null && authorization.startsWith(BEARER)
                ? authorization.substring(BEARER.length()).strip()
                : null;
        return new Credentials(
                address(request),
                isLocal(request),
                bearer,
                cookie(request),
                headers.get("X-CSRF-Token"),
                crossSite(request));
    }

    private static boolean isLocal(Request request) {
        SocketAddress remote = request.getConnectionMetaData().getRemoteSocketAddress();
        boolean loopback = remote instanceof InetSocketAddress inet
                && inet.getAddress() != null
                && inet.getAddress().isLoopbackAddress();
        // A proxy on this PC speaks for somebody elsewhere.
        boolean proxied = request.getHeaders().contains(HttpHeader.FORWARDED)
                || request.getHeaders().contains(HttpHeader.X_FORWARDED_FOR)
                || request.getHeaders().contains("X-Real-IP");
        return loopback && !proxied && !request.isSecure();
    }

    static String address(Request request) {
        SocketAddress remote = request.getConnectionMetaData().getRemoteSocketAddress();
        InetAddress address = remote instanceof InetSocketAddress inet ? inet.getAddress() : null;
        return address == null ? "unknown" : address.getHostAddress();
    }

    static String cookieName(Request request) {
        return request.isSecure() ? "__Host-rostrum" : "rostrum";
    }

    private static String cookie(Request request) {
        return Request.getCookies(request).stream()
                .filter(cookie -> cookie.getName().equals(cookieName(request)))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse(null);
    }

    private static boolean crossSite(Request request) {
        String site = request.getHeaders().get("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin") && !site.equals("none")) {
            return true;
        }
        String origin = request.getHeaders().get(HttpHeader.ORIGIN);
        return origin != null && !sameHost(origin, request);
    }

    private static boolean sameHost(String origin, Request request) {
        try {
            URI uri = URI.create(origin);
            int standard = "https".equals(uri.getScheme()) ? 443 : 80;
            int port = uri.getPort() < 0 ? standard : uri.getPort();
            return String.valueOf(Request.getServerName(request)).equals(uri.getHost())
                    && port == Request.getServerPort(request);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Writes a change down once its answer is decided. */
    void changed(Request request, Response response, Caller caller, String path) {
        Request.addCompletionListener(request, failure -> write(request, caller.name(), path, response.getStatus()));
    }

    private void write(Request request, String who, String path, int status) {
        audit.write(who, address(request), request.getMethod(), path, status);
    }
}
