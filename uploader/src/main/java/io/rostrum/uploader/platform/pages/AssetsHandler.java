package io.rostrum.uploader.platform.pages;

import io.rostrum.uploader.platform.files.Digests;
import io.rostrum.uploader.platform.http.Answers;
import io.rostrum.uploader.platform.http.Gzip;
import io.rostrum.uploader.platform.http.MediaType;
import io.rostrum.uploader.platform.http.PlatformHandler;
import io.rostrum.uploader.platform.http.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** The pages' own style, scripts and icon, and hls.js from its WebJar. */
public final class AssetsHandler extends PlatformHandler {
    private static final String PREFIX = "/assets/";
    private static final String HLS = "/META-INF/resources/webjars/hls.js/1.4.12/dist/hls.min.js";
    private static final Set<String> OWN = Set.of(
            "rostrum.css", "catalogue.js", "watch.js", "player.js", "timeline.js", "keys.js", "memory.js", "icon.svg");

    private final Map<String, byte[]> loaded = new ConcurrentHashMap<>();

    @Override
    protected void answer(Request request, Response response, Callback callback) throws ProblemException, IOException {
        Pages.requireRead(request, response);
        String path = Request.getPathInContext(request);
        String name = path.length() > PREFIX.length() ? path.substring(PREFIX.length()) : "";
        if (!name.equals("hls.js") && !OWN.contains(name)) {
            throw new ProblemException(404, "No such file", "The platform's pages have no such part.");
        }
        byte[] body = loaded.get(name);
        if (body == null) {
            body = load(name.equals("hls.js") ? HLS : "/io/rostrum/uploader/platform/assets/" + name);
            loaded.put(name, body);
        }
        MediaType type = MediaType.of(name);
        byte[] hash = Digests.named("SHA-256").digest(body);
        String tag = "\"" + HexFormat.of().formatHex(hash, 0, 12) + (Gzip.accepted(request) ? "-gz" : "") + "\"";
        response.getHeaders().put(HttpHeader.ETAG, tag);
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-cache");
        String known = request.getHeaders().get(HttpHeader.IF_NONE_MATCH);
        if (known != null && known.contains(tag)) {
            Answers.empty(response, 304, callback);
            return;
        }
        Answers.send(response, 200, type.name(), Gzip.body(request, response, body), callback);
    }

    /** A part of the program, by its absolute name. */
    static byte[] load(String resource) throws IOException {
        try (InputStream in = AssetsHandler.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("The program was built without " + resource);
            }
            return in.readAllBytes();
        }
    }
}
