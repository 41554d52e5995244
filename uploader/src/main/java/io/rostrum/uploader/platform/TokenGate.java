package io.rostrum.uploader.platform;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Lets only those in who know the token. Asking for the options needs none, as tus and browsers have it. */
final class TokenGate extends Handler.Wrapper {
    private final AccessToken token;

    TokenGate(AccessToken token, Handler inner) {
        super(inner);
        this.token = token;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (request.getMethod().equals("OPTIONS")
                || token.admits(request.getHeaders().get(HttpHeader.AUTHORIZATION))) {
            return super.handle(request, response, callback);
        }
        response.getHeaders().put(HttpHeader.WWW_AUTHENTICATE, "Bearer realm=\"Rostrum platform\"");
        Problem problem = new Problem(
                401,
                "Token needed",
                "Send the platform's token; it stands in the file platform/token of its data folder.");
        Answers.problem(problem, request, response, callback);
        return true;
    }
}
