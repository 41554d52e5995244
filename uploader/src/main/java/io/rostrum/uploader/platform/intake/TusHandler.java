package io.rostrum.uploader.platform.intake;

import io.rostrum.uploader.platform.access.Caller;
import io.rostrum.uploader.platform.files.PackageId;
import io.rostrum.uploader.platform.http.Answers;
import io.rostrum.uploader.platform.http.PlatformHandler;
import io.rostrum.uploader.platform.http.ProblemException;
import io.rostrum.uploader.platform.http.Workers;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * The resumable upload protocol tus 1.0.0 at {@code /files}: core, creation, creation-with-upload, creation-defer-length,
 * checksum, termination and expiration.
 */
public final class TusHandler extends PlatformHandler {
    public static final String PATH = "/files";

    private static final String VERSION = "1.0.0";
    private static final String OFFSET = "Upload-Offset";
    private static final String LENGTH = "Upload-Length";
    private static final String DEFER = "Upload-Defer-Length";
    private static final String BYTES = "application/offset+octet-stream";
    /** RFC 9110's fixed form of a date. */
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final UploadStore uploads;
    private final UploadDesk desk;
    private final Workers workers;

    public TusHandler(UploadStore uploads, UploadDesk desk, Workers workers) {
        this.uploads = uploads;
        this.desk = desk;
        this.workers = workers;
    }

    @Override
    protected void answer(Request request, Response response, Callback callback) throws ProblemException, IOException {
        String path = Request.getPathInContext(request);
        boolean collection = path.equals(PATH) || path.equals(PATH + "/");
        String method = request.getMethod();
        response.getHeaders().put("Tus-Resumable", VERSION);
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        if (method.equals("OPTIONS")) {
            options(response, callback);
            return;
        }
        requireVersion(request, response);
        if (collection && method.equals("POST")) {
            // Waits for the package's lock, so not here.
            workers.run(() -> attempt(request, response, callback, () -> create(request, response, callback)));
        } else if (collection) {
            throw notAllowed(response, "POST, OPTIONS");
        } else {
            Upload upload = uploads.find(path.substring(PATH.length() + 1)).orElseThrow(UploadDesk::unknown);
            logAs(upload.info().packageId());
            switch (method) {
                case "HEAD" -> head(upload, response, callback);
                case "PATCH" -> patch(upload, new Reception.Exchange(request, response, callback));
                case "DELETE" -> {
                    desk.terminate(upload);
                    Answers.empty(response, 204, callback);
                }
                default -> throw notAllowed(response, "HEAD, PATCH, DELETE, OPTIONS");
            }
        }
    }

    private static void options(Response response, Callback callback) {
        offer(response.getHeaders());
        Answers.empty(response, 204, callback);
    }

    /** What this server can do; stands in the answer to a manifest too, which saves appliances a question. */
    static void offer(HttpFields.Mutable headers) {
        headers.put("Tus-Version", VERSION);
        headers.put(
                "Tus-Extension", "creation,creation-with-upload,creation-defer-length,checksum,termination,expiration");
        headers.put("Tus-Checksum-Algorithm", UploadChecksum.ALGORITHMS);
        headers.put("Tus-Max-Size", UploadDesk.LARGEST_FILE);
    }

    private void create(Request request, Response response, Callback callback) throws ProblemException, IOException {
        UploadInfo promised = promised(request);
        logAs(promised.packageId());
        boolean withBytes = carriesBytes(request);
        UploadChecksum checksum =
                withBytes ? UploadChecksum.parse(request.getHeaders().get("Upload-Checksum")) : null;
        Upload upload = desk.create(Caller.of(request), promised);
        response.getHeaders()
                .put(HttpHeader.LOCATION, PATH + "/" + upload.info().id());
        expires(upload, response);
        if (withBytes) {
            desk.hold(upload);
            receive(upload, checksum, 201, new Reception.Exchange(request, response, callback));
        } else {
            response.getHeaders().put(OFFSET, 0);
            Answers.empty(response, 201, callback);
        }
    }

    private static UploadInfo promised(Request request) throws ProblemException {
        HttpFields headers = request.getHeaders();
        boolean deferred = headers.contains(DEFER);
        if (deferred && (headers.contains(LENGTH) || !"1".equals(headers.get(DEFER)))) {
            throw new ProblemException(
                    400, "Length unclear", "Send either " + LENGTH + ", or " + DEFER + " with the value 1.");
        }
        long length = deferred ? UploadInfo.UNKNOWN : number(request, LENGTH);
        UploadMetadata metadata = UploadMetadata.parse(headers.get("Upload-Metadata"));
        if (!PackageId.isSafe(metadata.get("package"))) {
            throw new ProblemException(400, "No package", "Upload-Metadata must name a package by its id.");
        }
        return new UploadInfo(
                "",
                new PackageId(metadata.get("package")),
                Caller.of(request).name(),
                metadata.get("path"),
                length,
                metadata.get("sha256").toLowerCase(Locale.ROOT));
    }

    private void head(Upload upload, Response response, Callback callback) throws ProblemException, IOException {
        try {
            response.getHeaders().put(OFFSET, upload.offset());
            expires(upload, response);
        } catch (NoSuchFileException e) {
            throw UploadDesk.unknown();
        }
        if (upload.info().size() == UploadInfo.UNKNOWN) {
            response.getHeaders().put(DEFER, "1");
        } else {
            response.getHeaders().put(LENGTH, upload.info().size());
        }
        Answers.empty(response, 200, callback);
    }

    private void patch(Upload upload, Reception.Exchange exchange) throws ProblemException, IOException {
        Request request = exchange.request();
        if (!carriesBytes(request)) {
            throw new ProblemException(415, "Wrong content type", "A PATCH carries " + BYTES + ".");
        }
        long claimed = number(request, OFFSET);
        UploadChecksum checksum = UploadChecksum.parse(request.getHeaders().get("Upload-Checksum"));
        desk.hold(upload);
        boolean handedOn = false;
        try {
            long offset = upload.offset();
            if (offset != claimed) {
                exchange.response().getHeaders().put(OFFSET, offset);
                throw new ProblemException(
                        409, "Wrong offset", "The upload stands at byte " + offset + ". Go on from there.");
            }
            if (request.getHeaders().contains(LENGTH)) {
                desk.declare(upload, number(request, LENGTH));
            }
            desk.requireRoom(Caller.of(request), upload, request.getLength());
            handedOn = true;
        } finally {
            if (!handedOn) {
                upload.release();
            }
        }
        receive(upload, checksum, 204, exchange);
    }

    /** The caller holds the upload; it is released when the last byte is written or the client gone. */
    private void receive(Upload upload, UploadChecksum checksum, int status, Reception.Exchange exchange)
            throws IOException {
        UploadWriter writer;
        try {
            long size = upload.info().size();
            writer = UploadWriter.open(upload, checksum, size == UploadInfo.UNKNOWN ? UploadDesk.LARGEST_FILE : size);
        } catch (IOException e) {
            upload.release();
            throw e;
        }
        new Reception(upload, writer, exchange, offset -> {
                    exchange.response().getHeaders().put(OFFSET, offset);
                    expires(upload, exchange.response());
                    Answers.empty(exchange.response(), status, exchange.callback());
                })
                .run();
    }

    private void expires(Upload upload, Response response) throws IOException {
        response.getHeaders().put("Upload-Expires", HTTP_DATE.format(uploads.expires(upload)));
    }

    private static boolean carriesBytes(Request request) {
        String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
        return type != null && type.strip().equalsIgnoreCase(BYTES);
    }

    private static void requireVersion(Request request, Response response) throws ProblemException {
        if (!VERSION.equals(request.getHeaders().get("Tus-Resumable"))) {
            response.getHeaders().put("Tus-Version", VERSION);
            throw new ProblemException(412, "Other protocol version", "This server speaks tus " + VERSION + ".");
        }
    }

    private static long number(Request request, String header) throws ProblemException {
        String text = request.getHeaders().get(header);
        if (text == null || !text.matches("[0-9]{1,18}")) {
            throw new ProblemException(400, "No " + header, "The header " + header + " must be a whole number.");
        }
        return Long.parseLong(text);
    }

    private static ProblemException notAllowed(Response response, String allowed) {
        response.getHeaders().put(HttpHeader.ALLOW, allowed);
        return new ProblemException(405, "Method not allowed", "Here one may use " + allowed + ".");
    }
}
