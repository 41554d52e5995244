package io.rostrum.uploader.protocol;

import io.rostrum.uploader.job.UploadException;
import io.rostrum.uploader.job.UploadException.Code;
import io.rostrum.uploader.job.UploadSettings;
import io.rostrum.uploader.queue.UploadKey;
import io.rostrum.uploader.queue.UploadStateStore;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings files to one tus server, each by its own {@link TusUpload}. Safe for several threads. */
final class TusSender {
    private static final Logger LOG = LoggerFactory.getLogger(TusSender.class);
    private static final long WORTH_HALVING = 64 << 10;

    private final TusClient tus;
    private final URI endpoint;
    private final Session session;
    private final ChunkSize chunkSize;
    private final boolean keepsOneOfEach;
    private final Map<UploadKey, TusUpload> prepared = new ConcurrentHashMap<>();

    /** @param keepsOneOfEach whether the server knows two uploads of one file for the same */
    TusSender(TusClient tus, URI endpoint, Session session, boolean keepsOneOfEach) throws UploadException {
        this.keepsOneOfEach = keepsOneOfEach;
        this.tus = tus;
        this.endpoint = endpoint;
        this.session = session;
        this.chunkSize = new ChunkSize(session.settings().chunks(), new HostMemory(session, endpoint));
    }

    /** Sends one file, until the server has all of it. */
    void send(PackageFile file, Map<String, String> metadata) throws UploadException, InterruptedException {
        TusUpload begun = prepared.remove(session.key(file));
        if (begun == null) {
            begun = upload(file, metadata);
        }
        begun.run();
    }

    /** Creates a file's upload and sends nothing: over a long line that saves a round trip when its turn comes. */
    void prepare(PackageFile file, Map<String, String> metadata) throws UploadException, InterruptedException {
        TusUpload upload = upload(file, metadata);
        upload.prepare();
        prepared.put(session.key(file), upload);
    }

    private TusUpload upload(PackageFile file, Map<String, String> metadata)
            throws UploadException, InterruptedException {
        UploadKey key = session.key(file);
        forgetOlder(key);
        return new TusUpload(
                this,
                key,
                session.pack().local(file),
                file.size(),
                metadata,
                session.traffic().meter());
    }

    /**
     * How many bytes travel along with the creation of an upload. On a server that keeps everything, never a whole file: if
     * the answer is lost, the file is created again, and the first one must not stay as a complete double. Nor many bytes,
     * which would all be lost with that answer.
     */
    long withFirstBytes(long length) {
        if (!tus.offer().creationWithUpload()) {
            return 0;
        }
        long first = chunkSize.of(length);
        if (keepsOneOfEach) {
            return first;
        }
        first = Math.min(first, session.settings().chunks().first());
        if (first < length) {
            return first;
        }
        return length < WORTH_HALVING ? 0 : length / 2;
    }

    /** Ends uploads of the same file with other bytes, which an earlier state of the package began. */
    private void forgetOlder(UploadKey key) throws UploadException, InterruptedException {
        for (UploadStateStore.Known old : session.store().others(key)) {
            terminate(old);
        }
    }

    /** Ends all begun uploads of the package. */
    void abandon() throws UploadException, InterruptedException {
        for (UploadStateStore.Known begun :
                session.store().of(session.destinationName(), session.pack().id())) {
            terminate(begun);
        }
    }

    private void terminate(UploadStateStore.Known begun) throws UploadException, InterruptedException {
        end(begun.state().url());
        session.store().forget(begun.key());
    }

    /** Has the server throw an upload away, if it can; else it expires. */
    void end(URI upload) throws UploadException, InterruptedException {
        if (tus.offer().termination()) {
            try {
                tus.terminate(upload);
            } catch (Fault fault) {
                LOG.info("An upload that nobody needs stays until it expires: {}", fault.getMessage());
            }
        }
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
