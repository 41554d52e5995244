package io.rostrum.uploader.protocol;

import io.rostrum.uploader.job.S3Access;
import io.rostrum.uploader.job.UploadException;
import io.rostrum.uploader.job.UploadException.Code;
import io.rostrum.uploader.queue.UploadStateStore;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * A bucket of S3 or of a store that speaks as S3 does. The package becomes objects under {@code prefix/id/}; the multivariant
 * playlist goes last, so that nobody finds a playlist whose bytes are missing.
 */
final class S3Destination implements Destination {
    private final Session session;
    private final HttpLink link;
    private final S3Store store;
    private final ChunkSize chunks;
    private final String prefix;
    private volatile S3Found found;

    private S3Destination(Session session, HttpLink link, S3Store store, URI host) throws UploadException {
        this.session = session;
        this.link = link;
        this.store = store;
        this.chunks = new ChunkSize(S3Parts.first(session.settings().chunks()), new HostMemory(session, host));
        this.prefix = prefix(session.job().destination(), session.pack().id());
    }

    static S3Destination open(Session session) throws UploadException {
        URI target = session.job().destination();
        S3Access access = session.job().target().s3();
        if (target.getAuthority() == null || target.getQuery() != null || target.getFragment() != null) {
            throw new UploadException(
                    Code.BAD_DESTINATION, "\"" + target + "\" names no bucket; write s3://bucket/folder.");
        }
        if (access == null) {
            throw new UploadException(
                    Code.BAD_DESTINATION,
                    "The store " + target + " needs an access key; give it in a credentials file.");
        }
        HttpLink link = new HttpLink(
                new Credentials(null, target), session.job().target().trust(), session.settings());
        try {
            S3Http http = new S3Http(
                    link, session.limiter(), session.settings().timeouts().answer());
            return new S3Destination(
                    session,
                    link,
                    new S3Store(target, access, http, session.settings().connections()),
                    access.endpoint() == null ? target : access.endpoint());
        } catch (UploadException | RuntimeException e) {
            link.close();
            throw e;
        }
    }

    private static String prefix(URI target, String id) {
        String path = target.getPath() == null ? "" : target.getPath().replaceAll("^/+|/+$", "");
        return path.isEmpty() ? id + "/" : path + "/" + id + "/";
    }

    Session session() {
        return session;
    }

    S3Store store() {
        return store;
    }

    ChunkSize chunks() {
        return chunks;
    }

    String name(PackageFile file) {
        return prefix + file.path();
    }

    @Override
    public long totalBytes() {
        return session.pack().totalBytes() + session.pack().manifest().length;
    }

    @Override
    public List<List<PackageFile>> want() throws UploadException, InterruptedException {
        found = look();
        return LastThings.order(session.pack());
    }

    @Override
    public void send(PackageFile file) throws UploadException, InterruptedException {
        new S3Upload(this, file).run();
    }

    @Override
    public Optional<Published> publish() throws UploadException, InterruptedException {
        forsake(); // what an upload left behind that was begun twice
        return Optional.of(new Published(null, null, null));
    }

    @Override
    public void abandon() throws UploadException, InterruptedException {
        forsake();
    }

    private S3Found look() throws UploadException, InterruptedException {
        return session.patience().until(() -> S3Found.ask(store, prefix));
    }

    /** What the bucket had before anything was sent. */
    S3Found found() {
        return found;
    }

    /** What was begun here goes, and what anybody left lying for a day; another sender's work of today stays. */
    private void forsake() throws UploadException, InterruptedException {
        for (UploadStateStore.Known known :
                session.store().of(session.destinationName(), session.pack().id())) {
            if (S3Parts.isOne(known.state().url())) {
                abort(
                        prefix + known.key().path(),
                        S3Parts.of(known.state().url()).uploadId());
            }
        }
        for (S3Found.Begun begun : (found == null ? look() : found).begun()) {
            if (begun.old()) {
                abort(begun.name(), begun.uploadId());
            }
        }
        session.store().forgetPackage(session.destinationName(), session.pack().id());
    }

    private void abort(String name, String uploadId) throws UploadException, InterruptedException {
        session.patience().until(() -> store.abort(name, uploadId));
    }

    @Override
    public Optional<String> takeBack(List<PackageFile> files) throws UploadException, InterruptedException {
        try {
            for (PackageFile file : files) {
                session.patience().until(() -> store.delete(name(file)));
            }
            forsake();
            return Optional.empty();
        } catch (UploadException e) {
            if (e.code() == Code.REFUSED) {
                return Optional.of("The store takes uploads but removes none: this access key lacks the right "
                        + "s3:DeleteObject. What was sent stays in " + prefix + ".");
            }
            throw e;
        }
    }

    @Override
    public void close() {
        store.close();
        link.close();
    }
}
