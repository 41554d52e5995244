package io.rostrum.uploader.platform.http;

import java.net.URI;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Request;

/** Makes absolute addresses: from the configured public one, else from the host that was asked for. */
public record PublicAddress(URI configured) {

    public String of(Request request, String path) {
        if (configured == null) {
            HttpURI asked = request.getHttpURI();
            String scheme = asked.getScheme() == null ? "http" : asked.getScheme();
            int port = Request.getServerPort(request);
            boolean usual = port == (scheme.equals("https") ? 443 : 80);
            return scheme + "://" + Request.getServerName(request) + (usual ? "" : ":" + port) + path;
        }
        String base = configured.toString();
        return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path;
    }
}
