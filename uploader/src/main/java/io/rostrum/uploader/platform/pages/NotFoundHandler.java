package io.rostrum.uploader.platform.pages;

import io.rostrum.uploader.platform.http.PlatformHandler;
import io.rostrum.uploader.platform.http.ProblemException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Every address that leads nowhere. */
public final class NotFoundHandler extends PlatformHandler {
    private final MissingPage missing;

    public NotFoundHandler(MissingPage missing) {
        this.missing = missing;
    }

    @Override
    protected void answer(Request request, Response response, Callback callback) throws ProblemException {
        missing.answer(request, response, callback);
    }
}
