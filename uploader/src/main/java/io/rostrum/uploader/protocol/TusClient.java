package io.rostrum.uploader.protocol;

import io.rostrum.uploader.job.UploadException;
import io.rostrum.uploader.job.UploadSettings;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.io.Content;

/**
 * The requests of tus 1.0.0 (tus.io/protocols/resumable-upload): core and creation. Believes an answer only if its
 * status, its Tus-Resumable and its numbers are exactly what the protocol asks for. Safe for several threads.
 */
final class TusClient {
    private static final String VERSION = "1.0.0";
    private static final String OFFSET = "Upload-Offset";

    private final HttpLink link;
    private final RateLimiter limiter;
    private final UploadSettings settings;
    private final Verdict verdict;

    TusClient(HttpLink link, RateLimiter limiter, UploadSettings settings) {
        this.link = link;
        this.limiter = limiter;
        this.settings = settings;
        this.verdict = new Verdict(settings.clock());
    }

    /** Whether a tus 1.0 server creates uploads at that address. */
    Answer options(URI endpoint) throws Fault, UploadException, InterruptedException {
        return link.exchange(Ask.of("OPTIONS", endpoint, settings.timeouts().answer()));
    }

    /** Begins an upload; returns its address. */
    URI create(URI endpoint, long length, Map<String, String> metadata)
            throws Fault, UploadException, InterruptedException {
        Answer answer = link.exchange(tus("POST", endpoint)
                .header("Upload-Length", Long.toString(length))
                .header("Upload-Metadata", encoded(metadata)));
        String location = answer.headers().get("Location");
        if (answer.status() != 201 || !answer.isTus() || location == null) {
            throw verdict.of(answer);
        }
        try {
            URI upload = endpoint.resolve(location);
            if (upload.getHost() != null) {
                return upload;
            }
        } catch (IllegalArgumentException e) {
            throw new Fault(Fault.Kind.AGAIN, endpoint + " gave an unusable upload address.", null, e);
        }
        throw Fault.again(endpoint + " gave an unusable upload address.");
    }

    /** How many bytes the server has (HEAD). */
    long offset(URI upload, long length) throws Fault, UploadException, InterruptedException {
        Answer answer = link.exchange(tus("HEAD", upload));
        OptionalLong offset = answer.count(OFFSET);
        if ((answer.status() != 200 && answer.status() != 204) || !answer.isTus() || offset.isEmpty()) {
            throw verdict.of(answer);
        }
        OptionalLong promised = answer.count("Upload-Length");
        if (offset.getAsLong() > length || (promised.isPresent() && promised.getAsLong() != length)) {
            throw new Fault(Fault.Kind.GONE, upload + " holds another file than ours.");
        }
        return offset.getAsLong();
    }

    /**
     * Sends a range of a file.
     *
     * @return the server's new offset, more than {@code from} and at most {@code from + length}
     */
    long patch(URI upload, Path file, long from, long length, Traffic.Meter meter)
            throws Fault, UploadException, InterruptedException {
        ByteBufferPool.Sized buffers =
                new ByteBufferPool.Sized(link.client().getByteBufferPool(), true, limiter.slice());
        Content.Source range = Content.Source.from(buffers, file, from, length);
        Content.Source body = new MeteredSource(range, limiter, link.scheduler(), meter::left);
        Answer answer = link.exchange(tus("PATCH", upload)
                .header(OFFSET, Long.toString(from))
                .body(body, "application/offset+octet-stream", meter::moving));
        OptionalLong offset = answer.count(OFFSET);
        if (answer.status() != 204 || !answer.isTus() || offset.isEmpty()) {
            throw verdict.of(answer);
        }
        if (offset.getAsLong() <= from || offset.getAsLong() > from + length) {
            throw Fault.again(upload + " answered the impossible offset " + offset.getAsLong() + " to bytes " + from
                    + " to " + (from + length) + ".");
        }
        return offset.getAsLong();
    }

    private Ask tus(String method, URI uri) {
        return Ask.of(method, uri, settings.timeouts().answer()).header(Answer.TUS_RESUMABLE, VERSION);
    }

    private static String encoded(Map<String, String> metadata) {
        Base64.Encoder base64 = Base64.getEncoder();
        return metadata.entrySet().stream()
                .map(entry -> entry.getKey() + " "
                        + base64.encodeToString(entry.getValue().getBytes(StandardCharsets.UTF_8)))
                .collect(Collectors.joining(","));
    }
}
