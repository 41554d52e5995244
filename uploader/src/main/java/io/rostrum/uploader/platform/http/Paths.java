package io.rostrum.uploader.platform.http;

import org.eclipse.jetty.http.pathmap.PathSpec;
import org.eclipse.jetty.http.pathmap.ServletPathSpec;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.handler.PathMappingsHandler;

/** Finds the handler for an address and lets it see the whole path, so that none has to know where it is mounted. */
public final class Paths extends PathMappingsHandler {
    /** Maps {@code /x/*}, or {@code ""} for the root alone, or {@code /} for everything else. */
    public Paths with(String spec, Handler handler) {
        addMapping(new ServletPathSpec(spec), handler);
        return this;
    }

    @Override
    protected Request newPathSpecRequest(Request request, PathSpec pathSpec) {
        return request;
    }
}
