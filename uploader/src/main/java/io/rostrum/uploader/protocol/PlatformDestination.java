package io.rostrum.uploader.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import io.rostrum.uploader.job.UploadException;
import io.rostrum.uploader.job.UploadException.Code;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.jetty.io.Content;

/**
 * The embedded platform: it reads the manifest first and says what it lacks, takes the files by tus, and publishes on
 * one commit, which may be asked for again when its answer was lost.
 */
final class PlatformDestination implements Destination {
    private final Session session;
    private final HttpLink link;
    private final Verdict verdict;
    private final String base;
    private final TusSender sender;
    private final TusClient tus;
    private boolean asked;
    private final Map<String, PackageFile> files;
    private List<PackageFile> wanted;
    private long attempt;

    PlatformDestination(Session session, HttpLink link, TusClient tus) throws UploadException {
        this.session = session;
        this.link = link;
        this.verdict = new Verdict(session.settings().clock());
        this.base = session.destinationName();
        this.tus = tus;
        this.sender = new TusSender(tus, URI.create(base + "/files"), session, true);
        this.files = session.pack().files().stream()
                .collect(Collectors.toMap(PackageFile::path, Function.identity(), (a, b) -> a, LinkedHashMap::new));
    }

    Answer postManifest() throws Fault, UploadException, InterruptedException {
        Content.Source body = Content.Source.from(ByteBuffer.wrap(session.pack().manifest()));
        long length = session.pack().manifest().length;
        return link.exchange(
                Ask.of("POST", api("manifest"), session.settings().timeouts().answer())
                        .body(body, "application/json", () -> length));
    }

    /** Takes the platform's answer to the manifest. */
    void accept(Answer answer) throws Fault, UploadException {
        if (answer.status() == 413 && answer.isPlatform()) {
            // Not a request too large but a lecture, or its manifest: no second try makes it smaller.
            throw new UploadException(Code.REJECTED, base + " does not take the lecture (" + answer.reason() + ").");
        }
        if (answer.status() != 200 || !answer.isPlatform()) {
            throw verdict.of(answer);
        }
        JsonNode body = answer.json();
        JsonNode list = body.path("want");
        if (!list.isArray()) {
            throw Fault.again(answer.asked() + " did not say which files it wants.");
        }
        List<PackageFile> found = new ArrayList<>();
        for (JsonNode path : list) {
            PackageFile file = files.get(path.asText());
            if (file == null) {
                throw new UploadException(
                        Code.REJECTED, "The platform wants the file " + path + ", which the package does not list.");
            }
            found.add(file);
        }
        // Published is by the commit alone; with its playlist there, the platform shows each rung as soon as it is
        // whole.
        found.sort(Comparator.comparing(file -> !file.path().equals(SealedPackage.MASTER)));
        wanted = List.copyOf(found);
        attempt = body.path("attempt").asLong(0);
        if (answer.isTus()) {
            tus.offered(TusOffer.of(answer));
            asked = true;
        }
    }

    @Override
    public long totalBytes() {
        return session.pack().totalBytes();
    }

    @Override
    public List<List<PackageFile>> want() throws UploadException, InterruptedException {
        if (wanted == null) {
            session.patience().until(() -> {
                accept(postManifest());
                return wanted;
            });
        }
        List<PackageFile> now = wanted;
        wanted = null;
        if (!asked && !now.isEmpty()) {
            tus.offered(session.patience().until(() -> TusOffer.of(tus.options(URI.create(base + "/files")))));
            asked = true;
        }
        return List.of(now);
    }

    @Override
    public void send(PackageFile file) throws UploadException, InterruptedException {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("package", session.pack().id());
        metadata.put("path", file.path());
        metadata.put("sha256", file.sha256());
        sender.send(file, metadata);
    }

    @Override
    public Optional<Published> publish() throws UploadException, InterruptedException {
        return session.patience().until(this::commit);
    }

    private Optional<Published> commit() throws Fault, UploadException, InterruptedException {
        Ask commit = Ask.of("POST", api("commit"), session.settings().timeouts().commit());
        Answer answer = link.exchange(attempt == 0 ? commit : commit.header("Rostrum-Attempt", Long.toString(attempt)));
        if (answer.isPlatform() || !answer.ok()) {
            if (answer.status() == 409) {
                if (answer.json().path("attempt").isNumber()) {
                    throw new UploadException(
                            Code.BUSY,
                            "Another uploader announced this lecture later at " + base + "; this one stops.");
                }
                forget(answer.json().path("missing"));
                forget(answer.json().path("corrupt"));
                return Optional.empty();
            }
            if (answer.status() == 404) {
                return Optional.empty();
            }
        }
        if (answer.status() != 200 || answer.isHtml()) {
            throw verdict.of(answer);
        }
        JsonNode body = answer.json();
        if (!body.path("published").asBoolean(false)) {
            throw Fault.again(answer.asked() + " did not say that the package is published.");
        }
        session.store().forgetPackage(base, session.pack().id());
        return Optional.of(new Published(
                address(body, "watchUrl"),
                address(body, "playlistUrl"),
                new ReceiptAsk(link, session.settings())
                        .signed(base, body.path("receipt"))
                        .orElse(null)));
    }

    /** What the platform threw away must be sent as a new upload, not found complete in the old one. */
    private void forget(JsonNode paths) throws UploadException {
        for (JsonNode path : paths) {
            PackageFile file = files.get(path.asText());
            if (file != null) {
                session.store().forget(session.key(file));
            }
        }
    }

    private URI address(JsonNode body, String field) {
        String text = body.path(field).asText("");
        return text.isEmpty() ? null : URI.create(base + "/").resolve(text);
    }

    private URI api(String verb) {
        return URI.create(base + "/api/packages/" + session.pack().id() + "/" + verb);
    }

    @Override
    public void abandon() throws UploadException, InterruptedException {
        tus.offered(session.patience().until(() -> TusOffer.of(tus.options(URI.create(base + "/files")))));
        sender.abandon();
    }

    @Override
    public Optional<String> takeBack(List<PackageFile> sent) throws UploadException, InterruptedException {
        sender.abandon();
        Answer answer = session.patience()
                .until(() -> link.exchange(Ask.of(
                        "POST", api("withdraw"), session.settings().timeouts().answer())));
        return answer.ok()
                ? Optional.empty()
                : Optional.of(base + " keeps a note of what was announced (" + answer.reason() + ").");
    }

    @Override
    public void close() {
        link.close();
    }
}
