package io.rostrum.uploader.platform;

import java.io.IOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;

/** The resumable upload protocol tus 1.0.0 at {@code /files}, with creation, checksum, termination and expiration. */
final class TusHandler extends BlockingHandler {
    static final String PATH = "/files";

    private static final String VERSION = "1.0.0";
    private static final long LARGEST_FILE = 1L << 38;
    private static final String OFFSET = "Upload-Offset";
    private static final String LENGTH = "Upload-Length";
    /** RFC 9110's fixed form of a date. */
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final UploadStore uploads;
    private final ManifestStore manifests;
    private final Publisher publisher;
    private final PackageLocks locks;

    TusHandler(Intake intake) {
        this.uploads = intake.uploads();
        this.manifests = intake.manifests();
        this.publisher = intake.publisher();
        this.locks = intake.locks();
    }

    @Override
    void answer(Request request, Response response) throws ProblemException, IOException {
        String path = Request.getPathInContext(request);
        boolean collection = path.equals(PATH) || path.equals(PATH + "/");
        String method = request.getMethod();
        response.getHeaders().put("Tus-Resumable", VERSION);
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        if (method.equals("OPTIONS")) {
            options(response);
            return;
        }
        requireVersion(request, response);
        if (collection && method.equals("POST")) {
            create(request, response);
        } else if (collection) {
            throw notAllowed(response, "POST, OPTIONS");
        } else {
            Upload upload = upload(path.substring(PATH.length() + 1));
            logAs(upload.info().packageId());
            switch (method) {
                case "HEAD" -> head(upload, response);
                case "PATCH" -> patch(upload, request, response);
                case "DELETE" -> delete(upload, response);
                default -> throw notAllowed(response, "HEAD, PATCH, DELETE, OPTIONS");
            }
        }
    }

    private static void options(Response response) throws IOException {
        HttpFields.Mutable headers = response.getHeaders();
        headers.put("Tus-Version", VERSION);
        headers.put("Tus-Extension", "creation,checksum,termination,expiration");
        headers.put("Tus-Checksum-Algorithm", UploadChecksum.ALGORITHMS);
        headers.put("Tus-Max-Size", LARGEST_FILE);
        Answers.empty(response, 204);
    }

    private void create(Request request, Response response) throws ProblemException, IOException {
        long length = number(request, LENGTH);
        if (length > LARGEST_FILE) {
            throw new ProblemException(413, "Too large", "A file may have at most " + LARGEST_FILE + " bytes.");
        }
        Map<String, String> metadata = UploadMetadata.parse(request.getHeaders().get("Upload-Metadata"));
        String packageId = metadata.getOrDefault("package", "");
        if (!PackageId.isSafe(packageId)) {
            throw new ProblemException(400, "No package", "Upload-Metadata must name a package by its id.");
        }
        PackageId id = new PackageId(packageId);
        logAs(id);
        ManifestFile file = new ManifestFile(
                metadata.getOrDefault("path", ""),
                length,
                metadata.getOrDefault("sha256", "").toLowerCase(Locale.ROOT));
        uploads.sweep();
        Upload upload = create(id, file);
        response.getHeaders()
                .put(HttpHeader.LOCATION, PATH + "/" + upload.info().id());
        response.getHeaders().put(OFFSET, 0);
        expires(upload, response);
        Answers.empty(response, 201);
    }

    private Upload create(PackageId id, ManifestFile file) throws ProblemException, IOException {
        ReentrantLock lock = locks.of(id);
        lock.lock();
        try {
            if (publisher.published(id)) {
                throw new ProblemException(409, "Already published", "This package is complete and published.");
            }
            Manifest manifest = manifests
                    .find(id)
                    .orElseThrow(() -> new ProblemException(
                            404, "Unknown package", "Send the package's manifest before its files."));
            if (!manifest.files().contains(file)) {
                throw new ProblemException(
                        422, "Not in the manifest", "Path, length and sha256 are not those of a file of the manifest.");
            }
            return uploads.create(id, file);
        } finally {
            lock.unlock();
        }
    }

    private void head(Upload upload, Response response) throws ProblemException, IOException {
        try {
            response.getHeaders().put(OFFSET, upload.offset());
            response.getHeaders().put(LENGTH, upload.info().file().size());
            expires(upload, response);
        } catch (java.nio.file.NoSuchFileException e) {
            throw unknown();
        }
        Answers.empty(response, 200);
    }

    private void patch(Upload upload, Request request, Response response) throws ProblemException, IOException {
        String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
        if (type == null || !type.strip().equalsIgnoreCase("application/offset+octet-stream")) {
            throw new ProblemException(415, "Wrong content type", "A PATCH carries application/offset+octet-stream.");
        }
        long claimed = number(request, OFFSET);
        UploadChecksum checksum = UploadChecksum.parse(request.getHeaders().get("Upload-Checksum"));
        hold(upload);
        long offset;
        try {
            offset = upload.offset();
            if (offset != claimed) {
                response.getHeaders().put(OFFSET, offset);
                throw new ProblemException(
                        409, "Wrong offset", "The upload stands at byte " + offset + ". Go on from there.");
            }
            if (request.getLength() > upload.info().file().size() - offset) {
                throw new ProblemException(
                        413, "Too many bytes", "More bytes are announced than the upload's length promised.");
            }
            offset = upload.append(Content.Source.asInputStream(request), checksum);
            expires(upload, response);
        } finally {
            // Before the answer: the client's next request may come at once.
            upload.release();
        }
        response.getHeaders().put(OFFSET, offset);
        Answers.empty(response, 204);
    }

    private void delete(Upload upload, Response response) throws ProblemException, IOException {
        hold(upload);
        try {
            uploads.delete(upload);
        } finally {
            upload.release();
        }
        Answers.empty(response, 204);
    }

    private void hold(Upload upload) throws ProblemException {
        if (!upload.tryHold()) {
            throw new ProblemException(
                    423, "Busy", "Another request is using this upload just now. Try again in a moment.");
        }
        if (uploads.find(upload.info().id()).isEmpty()) {
            upload.release();
            throw unknown();
        }
    }

    private Upload upload(String id) throws ProblemException {
        return uploads.find(id).orElseThrow(TusHandler::unknown);
    }

    private static ProblemException unknown() {
        return new ProblemException(
                404, "Unknown upload", "There is no such upload, or not any more. Ask what the package still needs.");
    }

    private void expires(Upload upload, Response response) throws IOException {
        response.getHeaders().put("Upload-Expires", HTTP_DATE.format(uploads.expires(upload)));
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
