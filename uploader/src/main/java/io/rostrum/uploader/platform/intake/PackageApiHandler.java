package io.rostrum.uploader.platform.intake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rostrum.uploader.platform.access.Caller;
import io.rostrum.uploader.platform.files.PackageId;
import io.rostrum.uploader.platform.http.Answers;
import io.rostrum.uploader.platform.http.ClientGoneException;
import io.rostrum.uploader.platform.http.Json;
import io.rostrum.uploader.platform.http.PlatformHandler;
import io.rostrum.uploader.platform.http.ProblemException;
import io.rostrum.uploader.platform.http.PublicAddress;
import io.rostrum.uploader.platform.http.Workers;
import io.rostrum.uploader.platform.versions.Publication;
import io.rostrum.uploader.platform.versions.Version;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;

/** What an appliance tells about a whole package: {@code POST /api/packages/{id}/manifest}, {@code …/commit}, {@code …/withdraw}. */
public final class PackageApiHandler extends PlatformHandler {
    /** Names the attempt that is committed. */
    static final String ATTEMPT = "Rostrum-Attempt";

    private static final Pattern PATH = Pattern.compile("/api/packages/([^/]+)/(manifest|commit|withdraw)");
    private static final int LARGEST_MANIFEST = 32 << 20;

    private final PackageDesk desk;
    private final ReceiptDesk receipts;
    private final PublicAddress address;
    private final Workers workers;

    public PackageApiHandler(PackageDesk desk, ReceiptDesk receipts, PublicAddress address, Workers workers) {
        this.desk = desk;
        this.receipts = receipts;
        this.address = address;
        this.workers = workers;
    }

    @Override
    protected void answer(Request request, Response response, Callback callback) throws ProblemException {
        Matcher matcher = PATH.matcher(Request.getPathInContext(request));
        if (!matcher.matches() || !PackageId.isSafe(matcher.group(1))) {
            throw new ProblemException(404, "No such address", "A package's id or the address is not right.");
        }
        if (!request.getMethod().equals("POST")) {
            response.getHeaders().put(HttpHeader.ALLOW, "POST");
            throw new ProblemException(405, "Method not allowed", "Use POST here.");
        }
        PackageId id = new PackageId(matcher.group(1));
        // Verifying gigabytes takes longer than a silent connection is usually allowed to last.
        if (matcher.group(2).equals("manifest")) {
            manifest(id, request, response, callback);
        } else if (matcher.group(2).equals("withdraw")) {
            work(id, request, response, callback, () -> {
                desk.withdraw(Caller.of(request), id);
                Answers.empty(response, 204, callback);
            });
        } else {
            long attempt = attempt(request);
            request.addIdleTimeoutListener(timeout -> false);
            work(id, request, response, callback, () -> Answers.json(response, commit(id, attempt, request), callback));
        }
    }

    private void manifest(PackageId id, Request request, Response response, Callback callback) throws ProblemException {
        if (request.getHeaders().contains(HttpHeader.CONTENT_ENCODING)) {
            throw new ProblemException(415, "Compressed", "Send the manifest as it is, not compressed.");
        }
        if (request.getLength() > LARGEST_MANIFEST) {
            throw tooLarge();
        }
        Promise.Invocable<byte[]> whole = Promise.Invocable.from(InvocationType.NON_BLOCKING, (body, failure) -> {
            if (failure == null) {
                request.addIdleTimeoutListener(timeout -> false);
                TusHandler.offer(response.getHeaders());
                work(
                        id,
                        request,
                        response,
                        callback,
                        () -> Answers.json(response, announce(id, body, request), callback));
            } else {
                attempt(request, response, callback, () -> {
                    throw unreadable(failure);
                });
            }
        });
        Content.Source.asByteArrayAsync(request, LARGEST_MANIFEST, whole);
    }

    /** Does the long part on a thread that no student waits for. */
    private void work(PackageId id, Request request, Response response, Callback callback, Step step) {
        attempt(
                request,
                response,
                callback,
                () -> workers.run(() -> attempt(request, response, callback, () -> {
                    logAs(id);
                    step.run();
                })));
    }

    private ObjectNode announce(PackageId id, byte[] body, Request request) throws ProblemException, IOException {
        Announcement announcement = desk.announce(Caller.of(request), id, body);
        ObjectNode answer = Json.object();
        var list = answer.putArray("want");
        announcement.want().forEach(list::add);
        answer.put("attempt", announcement.attempt());
        answer.put("published", announcement.published());
        return answer;
    }

    private ObjectNode commit(PackageId id, long attempt, Request request) throws ProblemException, IOException {
        Publication publication = desk.commit(Caller.of(request), id, attempt);
        ObjectNode answer = Json.object();
        answer.put("published", true);
        answer.put("version", publication.version());
        answer.put("watchUrl", address.of(request, "/watch/" + id));
        answer.put("playlistUrl", address.of(request, Version.of(publication).address("master.m3u8")));
        answer.put("receipt", receipts.receipt(id, false));
        return answer;
    }

    private static long attempt(Request request) throws ProblemException {
        String text = request.getHeaders().get(ATTEMPT);
        if (text == null) {
            return 0;
        }
        if (!text.matches("[0-9]{1,18}")) {
            throw new ProblemException(400, "No attempt", "The header " + ATTEMPT + " must be a whole number.");
        }
        return Long.parseLong(text);
    }

    private static ProblemException tooLarge() {
        return new ProblemException(413, "Too large", "The manifest is larger than a package of this platform needs.");
    }

    /** Jetty tells by an unchecked exception that a body is longer than it may be, by another one that the client left. */
    private static ProblemException unreadable(Throwable failure) throws ClientGoneException {
        if (failure instanceof IllegalStateException) {
            return tooLarge();
        }
        throw new ClientGoneException(failure instanceof IOException io ? io : new IOException(failure));
    }
}
