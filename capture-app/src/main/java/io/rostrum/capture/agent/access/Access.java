package io.rostrum.capture.agent.access;

import io.rostrum.capture.agent.access.AccessFile.Content;
import io.rostrum.capture.agent.access.AccessFile.Token;
import io.rostrum.capture.agent.access.Sessions.Opened;
import io.rostrum.capture.agent.access.Sessions.Session;
import io.rostrum.capture.agent.settings.AgentException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/**
 * Decides who a request comes from and what that caller may do. Any thread.
 *
 * <p>Until a technician's password is set, the agent is reached from this PC alone, and whoever sits there may set it up.
 */
public final class Access {
    private static final int LEAST_PASSWORD = 8;
    private static final int MOST_PASSWORD = 200;
    private static final int MOST_TOKENS = 50;
    private static final int MOST_NAME = 60;

    private final LocalToken kiosk;
    private final AccessFile file;
    private final Clock clock;
    private final Sessions sessions;
    private final Throttle throttle;
    private final List<Runnable> onFirstPassword = new CopyOnWriteArrayList<>();
    private volatile Content content;

    /** What a page must know of its session; the csrf is null if there is none. */
    public record SessionView(String role, List<String> scopes, String csrf, boolean setup) {}

    /** What is shown of a token: not the token. */
    public record TokenView(String id, String name, List<String> scopes, Instant createdAt) {}

    /** A token that was just made; the only time that it is seen. */
    public record NewToken(String id, String token) {}

    /** A session that was just opened. */
    public record Login(String cookie, SessionView view) {}

    /**
     * Reads tokens and passwords of a folder, or makes the folder with a token for the kiosk.
     *
     * @throws AgentException if they cannot be read
     */
    public static Access open(Path folder, Clock clock) throws AgentException {
        return new Access(LocalToken.at(folder.resolve("token")), new AccessFile(folder.resolve("access.json")), clock);
    }

    private Access(LocalToken kiosk, AccessFile file, Clock clock) throws AgentException {
        this.kiosk = kiosk;
        this.file = file;
        this.clock = clock;
        this.sessions = new Sessions(clock);
        this.throttle = new Throttle(clock);
        this.content = file.read();
    }

    /** Whether the technician has no password yet. */
    public boolean isSetup() {
        return !content.passwords().containsKey(Role.TECHNICIAN.id());
    }

    /** Is run once the technician has a password, on the thread that set it. */
    public void onFirstPassword(Runnable action) {
        onFirstPassword.add(action);
    }

    /**
     * Lets a request pass or not.
     *
     * @param mutates whether it changes anything
     * @return who it is
     */
    public Caller check(Credentials shown, Scope needed, boolean mutates) throws Denied {
        Caller caller = caller(shown, mutates);
        if (caller.may(needed)) {
            return caller;
        }
        if (caller == Caller.LOCAL || caller == Caller.NOBODY) {
            throw new Denied(
                    Denied.Reason.UNKNOWN,
                    "Log in, or send a token as \"Authorization: Bearer …\"; the kiosk's stands in the data folder, in "
                            + "agent/token.");
        }
        throw new Denied(
                Denied.Reason.FORBIDDEN,
                "This needs the scope " + needed.id() + ", which " + caller.name() + " does not have.");
    }

    /** Who a request says it is, whatever it asks for. */
    public Caller caller(Credentials shown) {
        try {
            return caller(shown, false);
        } catch (Denied e) {
            return Caller.NOBODY;
        }
    }

    private Caller caller(Credentials shown, boolean mutates) throws Denied {
        if (shown.bearer() != null) {
            return bearer(shown);
        }
        Optional<Session> session = shown.cookie() == null ? Optional.empty() : sessions.find(shown.cookie());
        if (session.isPresent()) {
            boolean proven = shown.csrf() != null && Secrets.same(session.get().csrf(), shown.csrf());
            if (mutates && (!proven || shown.crossSite())) {
                throw new Denied(
                        Denied.Reason.FORBIDDEN,
                        "Send the session's csrf as X-CSRF-Token, from a page of this console.");
            }
            Role role = session.get().role();
            return new Caller(role.id(), role.scopes());
        }
        return shown.local() ? Caller.LOCAL : Caller.NOBODY;
    }

    private Caller bearer(Credentials shown) throws Denied {
        if (shown.local() && kiosk.is(shown.bearer())) {
            return new Caller("kiosk", EnumSet.allOf(Scope.class));
        }
        String digest = Secrets.digest(shown.bearer());
        return content.tokens().stream()
                .filter(token -> Secrets.same(token.digest(), digest))
                .findFirst()
                .map(token -> new Caller("token " + token.name(), scopes(token)))
                .orElseThrow(() -> new Denied(
                        Denied.Reason.UNKNOWN,
                        "The token is not known. The kiosk's stands in the data folder, in agent/token, and works at "
                                + "this PC alone; others are made in the console's settings."));
    }

    private static Set<Scope> scopes(Token token) {
        return token.scopes().stream().map(Scope::of).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether a session belongs to this request, and what its page must know. */
    public SessionView session(Credentials shown) {
        Optional<Session> session = shown.cookie() == null ? Optional.empty() : sessions.find(shown.cookie());
        return session.map(this::view).orElseGet(() -> new SessionView(null, List.of(), null, isSetup()));
    }

    private SessionView view(Session session) {
        List<String> scopes =
                session.role().scopes().stream().map(Scope::id).sorted().toList();
        return new SessionView(session.role().id(), scopes, session.csrf(), isSetup());
    }

    /**
     * Opens a session. Before a password is set, whoever sits at this PC needs none.
     *
     * @param role by its name
     */
    public Login login(Credentials shown, String role, String password) throws Denied {
        if (shown.crossSite()) {
            throw new Denied(Denied.Reason.FORBIDDEN, "Log in from a page of this console.");
        }
        if (isSetup() && shown.local()) {
            return opened(Role.TECHNICIAN);
        }
        Duration wait = throttle.ask(shown.address());
        if (!wait.isZero()) {
            throw new Denied(
                    Denied.Reason.TOO_MANY,
                    "There were too many tries. Wait " + (wait.toSeconds() + 1) + " seconds, then try again.",
                    wait);
        }
        Optional<Role> known = Role.of(role);
        String hash = known.map(r -> content.passwords().get(r.id())).orElse(null);
        if (hash == null || password == null || password.length() > MOST_PASSWORD || !matches(password, hash)) {
            throttle.failed(shown.address());
            throw new Denied(Denied.Reason.UNKNOWN, "The password is not right.");
        }
        throttle.succeeded(shown.address());
        return opened(known.orElseThrow());
    }

    /** One at a time: each takes 19 MiB, and a crowd of guessers must not take the recorder's. */
    private static synchronized boolean matches(String password, String hash) {
        return PasswordHash.matches(password, hash);
    }

    private Login opened(Role role) {
        Opened opened = sessions.open(role);
        return new Login(opened.secret(), view(opened.session()));
    }

    public void logout(Credentials shown) {
        if (shown.cookie() != null) {
            sessions.close(shown.cookie());
        }
    }

    /** Sets a role's password and logs the role out; null takes the lecturer's away. */
    public void setPassword(Role role, String password) throws Denied, IOException {
        boolean first;
        synchronized (this) {
            first = isSetup() && role == Role.TECHNICIAN;
            Map<String, String> passwords = new HashMap<>(content.passwords());
            if (password == null && role != Role.TECHNICIAN) {
                passwords.remove(role.id());
            } else {
                passwords.put(role.id(), PasswordHash.of(good(password)));
            }
            store(new Content(passwords, content.tokens()));
            if (!first) {
                sessions.closeAll(role);
            }
        }
        if (first) {
            onFirstPassword.forEach(Runnable::run);
        }
    }

    private static String good(String password) throws Denied {
        int length = password == null ? 0 : password.codePointCount(0, password.length());
        if (length < LEAST_PASSWORD || length > MOST_PASSWORD) {
            throw new Denied(
                    Denied.Reason.BAD,
                    "A password has from " + LEAST_PASSWORD + " to " + MOST_PASSWORD + " characters.");
        }
        return password;
    }

    /** Which roles have a password, by their names. */
    public List<String> roles() {
        return content.passwords().keySet().stream().sorted().toList();
    }

    public List<TokenView> tokens() {
        return content.tokens().stream()
                .map(token -> new TokenView(token.id(), token.name(), token.scopes(), token.createdAt()))
                .toList();
    }

    /** Makes a token for a program. */
    public synchronized NewToken addToken(String name, Set<Scope> scopes) throws Denied, IOException {
        if (name == null || name.isBlank() || name.length() > MOST_NAME || scopes.isEmpty()) {
            throw new Denied(
                    Denied.Reason.BAD, "A token needs a name of at most " + MOST_NAME + " characters, and a scope.");
        }
        if (content.tokens().size() >= MOST_TOKENS) {
            throw new Denied(Denied.Reason.BAD, "There are " + MOST_TOKENS + " tokens already. Delete one first.");
        }
        String secret = Secrets.next();
        String id = Secrets.next().substring(0, 12);
        List<Token> more = new ArrayList<>(content.tokens());
        List<String> names = scopes.stream().map(Scope::id).sorted().toList();
        more.add(new Token(id, name.strip(), names, Secrets.digest(secret), clock.instant()));
        store(new Content(content.passwords(), more));
        return new NewToken(id, secret);
    }

    /** Takes a token away; whether there was one. */
    public synchronized boolean removeToken(String id) throws IOException {
        List<Token> rest = content.tokens().stream()
                .filter(token -> !token.id().equals(id))
                .toList();
        boolean removed = rest.size() < content.tokens().size();
        if (removed) {
            store(new Content(content.passwords(), rest));
        }
        return removed;
    }

    private void store(Content next) throws IOException {
        file.write(next);
        content = next;
    }
}
