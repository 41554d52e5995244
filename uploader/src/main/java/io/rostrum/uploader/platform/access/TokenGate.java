package io.rostrum.uploader.platform.access;

import io.rostrum.uploader.platform.http.Answers;
import io.rostrum.uploader.platform.http.Problem;
import java.io.IOException;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Lets only those in who know a token. Asking for the options needs none, as tus and browsers have it. */
public final class TokenGate extends Handler.Wrapper {
    private static final String SCHEME = "Bearer ";

    private final AccessToken own;
    private final ApplianceTokens appliances;

    public TokenGate(AccessToken own, ApplianceTokens appliances, Handler inner) {
        super(inner);
        this.own = own;
        this.appliances = appliances;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (request.getMethod().equals("OPTIONS")) {
            Caller.PLATFORM.attach(request);
            return super.handle(request, response, callback);
        }
        Optional<Caller> caller = caller(request.getHeaders().get(HttpHeader.AUTHORIZATION));
        if (caller.isPresent()) {
            caller.get().attach(request);
            return super.handle(request, response, callback);
        }
        response.getHeaders().put(HttpHeader.WWW_AUTHENTICATE, "Bearer realm=\"Rostrum platform\"");
        Problem problem = new Problem(
                401,
                "Token needed",
                "Send this appliance's token, made by `rostrum platform token add`, or the one in the file platform/token"
                        + " of the platform's data folder.");
        Answers.problem(problem, request, response, callback);
        return true;
    }

    private Optional<Caller> caller(String authorization) throws IOException {
        if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        String secret = authorization.substring(SCHEME.length()).strip();
        return own.is(secret)
                ? Optional.of(Caller.PLATFORM)
                : appliances.find(secret).map(ApplianceToken::caller);
    }
}
