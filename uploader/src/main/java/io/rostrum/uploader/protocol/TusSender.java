package io.rostrum.uploader.protocol;

import io.rostrum.uploader.job.UploadException;
import io.rostrum.uploader.job.UploadException.Code;
import io.rostrum.uploader.job.UploadSettings;
import io.rostrum.uploader.queue.UploadKey;
import io.rostrum.uploader.queue.UploadStateStore;
import java.net.URI;
import java.util.Map;

/** Brings files to one tus server, each by its own {@link TusUpload}. Safe for several threads. */
final class TusSender {
    private final TusClient tus;
    private final URI endpoint;
    private final Session session;
    private final ChunkSize chunkSize;

    TusSender(TusClient tus, URI endpoint, Session session) {
        this.tus = tus;
        this.endpoint = endpoint;
        this.session = session;
        this.chunkSize = new ChunkSize(session.settings().chunks());
    }

    /** Sends one file, until the server has all of it. */
    void send(PackageFile file, Map<String, String> metadata) throws UploadException, InterruptedException {
        UploadKey key = session.key(file);
        new TusUpload(
                        this,
                        key,
                        session.pack().local(file),
                        file.size(),
                        metadata,
                        session.traffic().meter())
                .run();
    }

    TusClient tus() {
        return tus;
    }

    URI endpoint() {
        return endpoint;
    }

    ChunkSize chunkSize() {
        return chunkSize;
    }

    UploadStateStore store() {
        return session.store();
    }

    Patience patience() {
        return session.patience();
    }

    UploadSettings settings() {
        return session.settings();
    }

    static UploadException anotherWriter(String path, Throwable cause) {
        return new UploadException(
                Code.BUSY, "Another uploader writes " + path + " at the destination just now; try again later.", cause);
    }
}
