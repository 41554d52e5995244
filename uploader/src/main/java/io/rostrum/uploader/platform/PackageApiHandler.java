package io.rostrum.uploader.platform;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;

/** What an appliance tells about a whole package: {@code POST /api/packages/{id}/manifest} and {@code …/commit}. */
final class PackageApiHandler extends BlockingHandler {
    private static final Pattern PATH = Pattern.compile("/api/packages/([^/]+)/(manifest|commit)");
    private static final int LARGEST_MANIFEST = 32 << 20;

    private final PlatformFolders folders;
    private final PublicAddress address;
    private final ManifestStore manifests;
    private final UploadStore uploads;
    private final Publisher publisher;
    private final PackageLocks locks;

    PackageApiHandler(PlatformFolders folders, PublicAddress address, Intake intake) {
        this.folders = folders;
        this.address = address;
        this.manifests = intake.manifests();
        this.uploads = intake.uploads();
        this.publisher = intake.publisher();
        this.locks = intake.locks();
    }

    @Override
    void answer(Request request, Response response) throws ProblemException, IOException {
        Matcher matcher = PATH.matcher(Request.getPathInContext(request));
        if (!matcher.matches() || !PackageId.isSafe(matcher.group(1))) {
            throw new ProblemException(404, "No such address", "A package's id or the address is not right.");
        }
        if (!request.getMethod().equals("POST")) {
            response.getHeaders().put(HttpHeader.ALLOW, "POST");
            throw new ProblemException(405, "Method not allowed", "Use POST here.");
        }
        PackageId id = new PackageId(matcher.group(1));
        logAs(id);
        // Verifying gigabytes takes longer than a silent connection is usually allowed to last.
        request.addIdleTimeoutListener(timeout -> false);
        boolean manifest = matcher.group(2).equals("manifest");
        byte[] body = manifest ? body(request) : new byte[0];
        ObjectNode answer;
        ReentrantLock lock = locks.of(id);
        lock.lock();
        try {
            answer = manifest ? wanted(id, body) : commit(id, request);
        } finally {
            lock.unlock();
        }
        Answers.json(response, answer);
    }

    private ObjectNode wanted(PackageId id, byte[] body) throws ProblemException, IOException {
        Manifest manifest = Manifest.parse(body, id);
        List<String> want = new ArrayList<>();
        if (!publisher.published(id)) {
            manifests.put(id, body);
            dropOthers(manifest);
            long bytes = 0;
            for (ManifestFile file : manifest.files()) {
                if (!publisher.has(id, file)) {
                    want.add(file.path());
                    bytes += file.size();
                }
            }
            requireSpace(bytes);
        }
        ObjectNode answer = Json.object();
        var list = answer.putArray("want");
        want.forEach(list::add);
        return answer;
    }

    private ObjectNode commit(PackageId id, Request request) throws ProblemException, IOException {
        publisher.publish(id);
        ObjectNode answer = Json.object();
        answer.put("published", true);
        answer.put("watchUrl", address.of(request, "/watch/" + id));
        answer.put("playlistUrl", address.of(request, "/packages/" + id + "/master.m3u8"));
        return answer;
    }

    /** A new manifest for the same package makes files of an older one superfluous. */
    private void dropOthers(Manifest manifest) throws IOException {
        Set<ManifestFile> promised = new HashSet<>(manifest.files());
        for (Upload upload : uploads.of(manifest.id())) {
            if (!promised.contains(upload.info().file())) {
                publisher.drop(upload);
            }
        }
    }

    private void requireSpace(long bytes) throws ProblemException, IOException {
        long free = folders.freeBytes();
        if (bytes > free) {
            throw new ProblemException(
                    507,
                    "Disk full",
                    "The package needs " + (bytes >> 20) + " MiB and the platform's disk has " + (free >> 20)
                            + " MiB left. Free some space, then upload again.");
        }
    }

    private static byte[] body(Request request) throws ProblemException, IOException {
        byte[] bytes;
        try {
            InputStream in = Content.Source.asInputStream(request);
            bytes = in.readNBytes(LARGEST_MANIFEST + 1);
        } catch (IOException e) {
            throw new ClientGoneException(e);
        }
        if (bytes.length > LARGEST_MANIFEST) {
            throw new ProblemException(
                    413, "Too large", "The manifest is larger than a package of this platform needs.");
        }
        return bytes;
    }
}
