package io.rostrum.uploader.platform.http;

import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Answers what Jetty itself refuses, such as an address that climbs out of its folder, with a problem document. */
public final class ProblemErrorHandler implements Request.Handler {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = response.getStatus() < HttpStatus.BAD_REQUEST_400
                ? HttpStatus.INTERNAL_SERVER_ERROR_500
                : response.getStatus();
        String detail = HttpStatus.isServerError(status)
                ? "The platform could not do this just now. Try again; its log tells more."
                : "This request could not be understood. Check the address and try again.";
        // Only the status: Jetty's own message may name a class of ours.
        String title = HttpStatus.getMessage(status);
        Answers.problem(new Problem(status, title, detail), request, response, callback);
        return true;
    }
}
