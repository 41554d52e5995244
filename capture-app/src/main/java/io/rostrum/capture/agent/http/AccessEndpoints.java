package io.rostrum.capture.agent.http;

import io.rostrum.capture.agent.access.Access;
import io.rostrum.capture.agent.access.AuditLog;
import io.rostrum.capture.agent.access.Denied;
import io.rostrum.capture.agent.access.Role;
import io.rostrum.capture.agent.access.Scope;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;

/** Log in and out, passwords, tokens, and the audit log. */
final class AccessEndpoints {
    private static final int MOST_ENTRIES = 1000;
    private static final int USUAL_ENTRIES = 100;

    private final Access access;
    private final AuditLog audit;

    AccessEndpoints(Access access, AuditLog audit) {
        this.access = access;
        this.audit = audit;
    }

    /** The body of a login. */
    record Login(String role, String password) {}

    /** The body of a new password; null takes it away. */
    record Password(String password) {}

    /** The body of a new token. */
    record Token(String name, List<String> scopes) {}

    List<Route> routes() {
        return List.of(
                Route.open("GET", "/session", this::session),
                Route.open("POST", "/session", this::login),
                Route.open("DELETE", "/session", this::logout),
                Route.managed("GET", "/access", this::list),
                new Route("PUT", "/access/passwords/{role}", this::password),
                new Route("POST", "/access/tokens", this::addToken),
                new Route("DELETE", "/access/tokens/{id}", this::removeToken),
                Route.managed("GET", "/audit", this::audit));
    }

    private void session(Exchange exchange) {
        exchange.json(HttpStatus.OK_200, access.session(Gate.credentials(exchange.request())));
    }

    private void login(Exchange exchange) throws ApiProblem, IOException {
        Login login = exchange.body(Login.class);
        Request request = exchange.request();
        try {
            Access.Login opened = access.login(Gate.credentials(request), login.role(), login.password());
            audit.write(opened.view().role(), Gate.address(request), "POST", "/session", HttpStatus.OK_200);
            Response.addCookie(
                    exchange.response(), cookie(request, opened.cookie()).build());
            exchange.json(HttpStatus.OK_200, opened.view());
        } catch (Denied e) {
            audit.write(
                    "nobody",
                    Gate.address(request),
                    "POST",
                    "/session",
                    ApiProblem.of(e).status());
            if (e.reason() == Denied.Reason.TOO_MANY) {
                exchange.response()
                        .getHeaders()
                        .put("Retry-After", String.valueOf(e.retryAfter().toSeconds() + 1));
            }
            throw ApiProblem.of(e);
        }
    }

    private void logout(Exchange exchange) {
        access.logout(Gate.credentials(exchange.request()));
        Response.addCookie(
                exchange.response(), cookie(exchange.request(), "").maxAge(0).build());
        exchange.json(HttpStatus.OK_200, access.session(Gate.credentials(exchange.request())));
    }

    private static HttpCookie.Builder cookie(Request request, String value) {
        return HttpCookie.build(Gate.cookieName(request), value)
                .path("/")
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite(HttpCookie.SameSite.STRICT);
    }

    private void list(Exchange exchange) {
        exchange.json(
                HttpStatus.OK_200,
                Map.of("passwords", access.roles(), "tokens", access.tokens(), "setup", access.isSetup()));
    }

    private void password(Exchange exchange) throws ApiProblem, IOException {
        Role role = Role.of(exchange.parameter("role"))
                .orElseThrow(() -> ApiProblem.notFound("There are the roles lecturer and technician."));
        try {
            access.setPassword(role, exchange.body(Password.class).password());
            exchange.json(HttpStatus.OK_200, Map.of("passwords", access.roles()));
        } catch (Denied e) {
            throw ApiProblem.of(e);
        }
    }

    private void addToken(Exchange exchange) throws ApiProblem, IOException {
        Token token = exchange.body(Token.class);
        try {
            exchange.json(HttpStatus.CREATED_201, access.addToken(token.name(), scopes(token)));
        } catch (Denied e) {
            throw ApiProblem.of(e);
        }
    }

    private static Set<Scope> scopes(Token token) throws ApiProblem {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        for (String scope : token.scopes() == null ? List.<String>of() : token.scopes()) {
            try {
                scopes.add(Scope.of(scope));
            } catch (IllegalArgumentException e) {
                throw ApiProblem.badRequest(e.getMessage());
            }
        }
        return scopes;
    }

    private void removeToken(Exchange exchange) throws ApiProblem, IOException {
        if (!access.removeToken(exchange.parameter("id"))) {
            throw ApiProblem.notFound("There is no such token.");
        }
        exchange.json(HttpStatus.OK_200, Map.of("tokens", access.tokens()));
    }

    private void audit(Exchange exchange) throws ApiProblem, IOException {
        int limit = exchange.number("limit", USUAL_ENTRIES, 1, MOST_ENTRIES);
        exchange.json(HttpStatus.OK_200, Map.of("entries", audit.newest(limit)));
    }
}
