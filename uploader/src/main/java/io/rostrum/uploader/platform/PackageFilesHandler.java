package io.rostrum.uploader.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** The published packages' files, open to players on any site. */
final class PackageFilesHandler extends Handler.Abstract {
    private static final String PREFIX = "/packages/";
    private static final Problem NOT_FOUND =
            new Problem(404, "No such file", "No published lecture has this file. Check the address.");

    private final PlatformFolders folders;

    PackageFilesHandler(PlatformFolders folders) {
        this.folders = folders;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws IOException {
        cors(response.getHeaders());
        String method = request.getMethod();
        if (method.equals("OPTIONS")) {
            preflight(response, callback);
        } else if (!method.equals("GET") && !method.equals("HEAD")) {
            response.getHeaders().put(HttpHeader.ALLOW, "GET, HEAD, OPTIONS");
            Problem problem = new Problem(405, "Method not allowed", "Published files can only be read.");
            Answers.problem(problem, request, response, callback);
        } else {
            get(request, response, callback);
        }
        return true;
    }

    private void get(Request request, Response response, Callback callback) throws IOException {
        String path = Request.getPathInContext(request);
        String rest = path.length() > PREFIX.length() ? path.substring(PREFIX.length()) : "";
        int slash = rest.indexOf('/');
        String name = slash < 0 ? "" : rest.substring(slash + 1);
        if (slash < 0 || !PackageId.isSafe(rest.substring(0, slash)) || PackagePath.fault(name) != null) {
            Answers.problem(NOT_FOUND, request, response, callback);
            return;
        }
        Path root = folders.published(new PackageId(rest.substring(0, slash)));
        Path file = root.resolve(name);
        // toRealPath: should a link ever get in by hand, it must not lead out of the package.
        if (!Files.isRegularFile(file) || !file.toRealPath().startsWith(root.toRealPath())) {
            Answers.problem(NOT_FOUND, request, response, callback);
            return;
        }
        StaticFile.of(file, MediaType.of(name)).send(request, response, callback);
    }

    private static void cors(HttpFields.Mutable headers) {
        headers.put("Access-Control-Allow-Origin", "*");
        headers.put("Access-Control-Expose-Headers", "Accept-Ranges, Content-Length, Content-Range, ETag");
        headers.put("Cross-Origin-Resource-Policy", "cross-origin");
        // A file in a package is data; should a browser open one as a page, it may do nothing.
        headers.put("Content-Security-Policy", "default-src 'none'; media-src 'self'; sandbox");
    }

    private static void preflight(Response response, Callback callback) throws IOException {
        HttpFields.Mutable headers = response.getHeaders();
        headers.put("Access-Control-Allow-Methods", "GET, HEAD, OPTIONS");
        headers.put("Access-Control-Allow-Headers", "Range, If-Range, If-None-Match, If-Modified-Since");
        headers.put("Access-Control-Max-Age", "86400");
        Answers.empty(response, 204);
        callback.succeeded();
    }
}
