package io.rostrum.uploader.platform;

import java.io.IOException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;

/** Every address that leads nowhere. */
final class NotFoundHandler extends BlockingHandler {
    private final MissingPage missing;

    NotFoundHandler(MissingPage missing) {
        this.missing = missing;
    }

    @Override
    void answer(Request request, Response response) throws ProblemException, IOException {
        missing.answer(request, response);
    }
}
