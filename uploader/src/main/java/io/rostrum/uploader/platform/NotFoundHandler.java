package io.rostrum.uploader.platform;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Every address that leads nowhere. */
final class NotFoundHandler extends PlatformHandler {
    private final MissingPage missing;

    NotFoundHandler(MissingPage missing) {
        this.missing = missing;
    }

    @Override
    void answer(Request request, Response response, Callback callback) throws ProblemException {
        missing.answer(request, response, callback);
    }
}
