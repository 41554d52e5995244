package io.rostrum.uploader.platform;

import io.rostrum.uploader.platform.access.TokenGate;
import io.rostrum.uploader.platform.pages.ReadApiHandler;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Reading is open to everybody; changing, which the wrapped handler does, is not. */
final class ApiHandler extends Handler.Wrapper {
    private final ReadApiHandler reading;

    ApiHandler(ReadApiHandler reading, TokenGate changing) {
        super(changing);
        this.reading = reading;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        boolean reads =
                switch (request.getMethod()) {
                    case "GET", "HEAD" -> !Request.getPathInContext(request).matches(".*/(manifest|commit|withdraw)");
                    default -> false;
                };
        return reads ? reading.handle(request, response, callback) : super.handle(request, response, callback);
    }
}
