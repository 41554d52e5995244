package io.rostrum.uploader.protocol;

import io.rostrum.uploader.job.UploadException;
import io.rostrum.uploader.job.UploadException.Code;
import io.rostrum.uploader.job.UploadSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.io.Content;

/**
 * The requests of tus 1.0.0 (tus.io/protocols/resumable-upload): core, and of the extensions what a server offers. Believes an answer only if its
 * status, its Tus-Resumable and its numbers are exactly what the protocol asks for. Safe for several threads.
 */
final class TusClient {
    private static final String VERSION = "1.0.0";
    private static final String OFFSET = "Upload-Offset";
    private static final String LENGTH = "Upload-Length";
    /** The length of a file that still grows. */
    static final long DEFERRED = -1;
    /** The offset of a server that did not tell it. */
    static final long UNSAID = -1;

    private final HttpLink link;
    private final RateLimiter limiter;
    private final UploadSettings settings;
    private final Verdict verdict;
    private volatile TusOffer offer = TusOffer.NOTHING;

    TusClient(HttpLink link, RateLimiter limiter, UploadSettings settings) {
        this.link = link;
        this.limiter = limiter;
        this.settings = settings;
        this.verdict = new Verdict(settings.clock());
    }

    /** Whether a tus 1.0 server creates uploads at that address. */
    Answer options(URI endpoint) throws Fault, UploadException, InterruptedException {
        return asked(endpoint).await();
    }

    /** The same question, without waiting for the answer. */
    HttpLink.Pending asked(URI endpoint) throws Fault, UploadException, InterruptedException {
        return link.begin(Ask.of("OPTIONS", endpoint, settings.timeouts().answer()));
    }

    /** A begun upload: where it is, and how much the server has of it. */
    record Begun(URI upload, long offset) {}

    /**
     * Begins an upload.
     *
     * @param length {@link #DEFERRED} if the file still grows
     * @param first bytes that travel along; null for none
     */
    Begun create(URI endpoint, long length, Map<String, String> metadata, Stretch first)
            throws Fault, UploadException, InterruptedException {
        Ask ask = tus("POST", endpoint).header("Upload-Metadata", encoded(metadata));
        ask = length == DEFERRED ? ask.header("Upload-Defer-Length", "1") : ask.header(LENGTH, Long.toString(length));
        Answer answer = link.exchange(first == null ? ask : carrying(ask, first));
        String location = answer.headers().get("Location");
        if (answer.status() != 201 || !answer.isTus() || location == null) {
            throw verdict.of(answer);
        }
        return new Begun(address(endpoint, location), first == null ? 0 : begunOffset(answer, first));
    }

    /** A server that says nothing, or nonsense, of the bytes that came along is asked for its offset. */
    private static long begunOffset(Answer answer, Stretch first) {
        long offset = answer.count(OFFSET).orElse(UNSAID);
        return offset > first.length() ? UNSAID : offset;
    }

    private static URI address(URI endpoint, String location) throws Fault {
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

    /** Has the server throw away an upload (termination); one that is not there any more is as good. */
    void terminate(URI upload) throws Fault, UploadException, InterruptedException {
        Answer answer = link.exchange(tus("DELETE", upload));
        if (answer.status() != 204 && answer.status() != 404 && answer.status() != 410) {
            throw verdict.of(answer);
        }
    }

    /** What a server has of an upload, and whether it still waits for its length. */
    record Standing(long offset, boolean deferred) {}

    /** How many bytes the server has (HEAD). */
    long offset(URI upload, long length) throws Fault, UploadException, InterruptedException {
        return standing(upload, length).offset();
    }

    /** The same, with what the server knows of the length. */
    Standing standing(URI upload, long length) throws Fault, UploadException, InterruptedException {
        Answer answer = link.exchange(tus("HEAD", upload));
        OptionalLong offset = answer.count(OFFSET);
        if ((answer.status() != 200 && answer.status() != 204) || !answer.isTus() || offset.isEmpty()) {
            throw verdict.of(answer);
        }
        OptionalLong promised = answer.count(LENGTH);
        boolean deferred = "1".equals(answer.headers().get("Upload-Defer-Length"));
        if (length == DEFERRED) {
            return new Standing(offset.getAsLong(), deferred);
        }
        if (offset.getAsLong() > length || (promised.isPresent() && promised.getAsLong() != length)) {
            throw new Fault(Fault.Kind.GONE, upload + " holds another file than ours.");
        }
        return new Standing(offset.getAsLong(), deferred);
    }

    /**
     * Sends a range of a file.
     *
     * @param length of the whole file, if the server does not know it yet; else {@link #DEFERRED}
     * @return the server's new offset, more than {@code from} and at most {@code from + length}
     */
    long patch(URI upload, Stretch stretch, long length) throws Fault, UploadException, InterruptedException {
        Ask ask = tus("PATCH", upload).header(OFFSET, Long.toString(stretch.from()));
        if (length != DEFERRED) {
            ask = ask.header(LENGTH, Long.toString(length));
        }
        Answer answer = link.exchange(carrying(ask, stretch));
        OptionalLong offset = answer.count(OFFSET);
        if (answer.status() != 204 || !answer.isTus() || offset.isEmpty()) {
            throw verdict.of(answer);
        }
        long most = stretch.from() + stretch.length();
        if (offset.getAsLong() > most || (offset.getAsLong() <= stretch.from() && stretch.length() > 0)) {
            throw Fault.again(upload + " answered the impossible offset " + offset.getAsLong() + " to bytes "
                    + stretch.from() + " to " + most + ".");
        }
        return offset.getAsLong();
    }

    private Ask carrying(Ask ask, Stretch stretch) throws Fault, UploadException {
        Content.Source body = new MeteredSource(range(stretch), limiter, link.scheduler(), stretch.meter()::left);
        Ask full = ask.body(body, "application/offset+octet-stream", stretch.meter()::moving);
        if (offer.checksum().isEmpty()) {
            return full;
        }
        try {
            return full.header(
                    "Upload-Checksum", offer.checksum().get().of(stretch.file(), stretch.from(), stretch.length()));
        } catch (IOException e) {
            throw new UploadException(Code.CHANGED, "The file " + stretch.file() + " can no longer be read.", e);
        }
    }

    private Content.Source range(Stretch stretch) throws Fault {
        ByteBufferPool.Sized buffers =
                new ByteBufferPool.Sized(link.client().getByteBufferPool(), true, limiter.slice());
        try {
            return Content.Source.from(buffers, stretch.file(), stretch.from(), stretch.length());
        } catch (IndexOutOfBoundsException e) {
            throw new Fault(Fault.Kind.AGAIN, stretch.file() + " became shorter while it was sent.", null, e);
        }
    }

    /** Takes what the server answered to OPTIONS; before that nothing beyond the core is used. */
    void offered(TusOffer offered) {
        offer = offered;
    }

    TusOffer offer() {
        return offer;
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
