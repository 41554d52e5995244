package io.rostrum.uploader.protocol;

import io.rostrum.uploader.job.UploadException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A plain tus 1.0 server, which knows nothing of packages: every file becomes an upload whose metadata tells its path.
 * The multivariant playlist goes last, so that whoever sees it has everything.
 */
final class TusDestination implements Destination {
    private final Session session;
    private final HttpLink link;
    private final TusSender sender;

    TusDestination(Session session, HttpLink link, TusClient tus) throws UploadException {
        this.session = session;
        this.link = link;
        this.sender = new TusSender(tus, session.job().destination(), session, false);
    }

    @Override
    public long totalBytes() {
        return session.pack().totalBytes() + session.pack().manifest().length;
    }

    @Override
    public List<List<PackageFile>> want() {
        return LastThings.order(session.pack());
    }

    @Override
    public void send(PackageFile file) throws UploadException, InterruptedException {
        sender.send(file, metadata(file));
    }

    @Override
    public void prepare(PackageFile file) throws UploadException, InterruptedException {
        sender.prepare(file, metadata(file));
    }

    private Map<String, String> metadata(PackageFile file) {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("filename", file.path().substring(file.path().lastIndexOf('/') + 1));
        metadata.put("path", file.path());
        metadata.put("package", session.pack().id());
        metadata.put("sha256", file.sha256());
        return metadata;
    }

    @Override
    public Optional<Published> publish() {
        return Optional.of(new Published(null, null, null));
    }

    @Override
    public void abandon() throws UploadException, InterruptedException {
        sender.abandon();
    }

    @Override
    public Optional<String> takeBack(List<PackageFile> files) throws UploadException, InterruptedException {
        if (!sender.tus().offer().termination()) {
            return Optional.of(session.job().destination()
                    + " does not remove uploads when asked; what was sent stays until it expires there.");
        }
        sender.abandon();
        return Optional.empty();
    }

    @Override
    public void close() {
        link.close();
    }
}
