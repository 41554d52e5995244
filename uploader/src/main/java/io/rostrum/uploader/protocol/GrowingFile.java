package io.rostrum.uploader.protocol;

import io.rostrum.uploader.job.UploadException;
import io.rostrum.uploader.job.UploadException.Code;
import io.rostrum.uploader.queue.UploadKey;
import io.rostrum.uploader.queue.UploadState;
import io.rostrum.uploader.queue.UploadStateStore;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * A file that is uploaded while it is written (creation-defer-length). Whoever writes it may cut it and go on differently
 * after a crash: so the hash of what was sent is kept, and what no longer fits is thrown away. Used by one thread.
 */
final class GrowingFile {
    /** Stands in the place of a hash in the memory, as long as there is none. */
    private static final String GROWING = "growing";

    private static final int BUFFER = 256 << 10;

    private final TusSender sender;
    private final UploadStateStore store;
    private final Path file;
    private final UploadKey key;
    private final Map<String, String> metadata;
    private final Traffic.Meter meter;
    private MessageDigest sent = Sha256.digest();
    private URI url;
    private long offset;
    private boolean sure;

    GrowingFile(TusSender sender, Session session, String path) {
        this.sender = sender;
        this.store = session.store();
        this.file = session.pack().root().resolve(path);
        this.key = new UploadKey(session.destinationName(), session.pack().id(), path, GROWING);
        this.metadata = Map.of("package", session.pack().id(), "path", path);
        this.meter = session.traffic().meter();
    }

    Path file() {
        return file;
    }

    /** Sends at most one request's bytes of what is new; returns how many arrived. */
    long send(long least) throws UploadException, InterruptedException {
        try {
            long size = Files.size(file);
            if (url == null && !remembered()) {
                if (size < least) {
                    return 0;
                }
                url = sender.tus()
                        .create(sender.endpoint(), TusClient.DEFERRED, metadata, null)
                        .upload();
                restart();
                save();
            }
            if (!sure) {
                ask(size);
            }
            long fresh = Math.min(size - offset, sender.chunkSize().next());
            if (fresh < Math.min(least, sender.chunkSize().next())) {
                return 0;
            }
            long now = sender.tus().patch(url, new Stretch(file, offset, fresh, meter), TusClient.DEFERRED);
            long arrived = now - offset;
            digest(now);
            meter.at(now);
            save();
            sender.patience().progressed();
            return arrived;
        } catch (Fault fault) {
            sure = false;
            if (fault.kind() == Fault.Kind.GONE) {
                forget();
            } else if (fault.kind() == Fault.Kind.TOO_LARGE) {
                sender.chunkSize().refused(sender.chunkSize().next());
            }
            sender.patience().after(fault);
            return 0;
        } catch (IOException e) {
            throw new UploadException(Code.IO, "Reading " + file + " failed: " + e.getMessage() + ".", e);
        }
    }

    /** The memory of an earlier process: where it is and, behind the #, the hash of what was sent. */
    private boolean remembered() throws UploadException, IOException {
        Optional<UploadState> state = store.find(key);
        if (state.isEmpty()) {
            return false;
        }
        restart();
        url = bare(state.get().url());
        long before = state.get().offset();
        if (Files.size(file) >= before) {
            digest(before);
            if (hex().equals(state.get().url().getFragment())) {
                return true;
            }
        }
        store.forget(key);
        url = null;
        restart();
        return false;
    }

    private void ask(long size) throws Fault, UploadException, InterruptedException, IOException {
        long there = sender.tus().offset(url, TusClient.DEFERRED);
        if (there < offset || there > size) {
            throw new Fault(Fault.Kind.GONE, url + " holds other bytes than the file; it begins anew.");
        }
        digest(there);
        meter.found(there);
        sure = true;
    }

    /**
     * The file is whole. What was sent of it counts for the sealed file, if it is still its beginning.
     *
     * @return the abandoned upload, if it is not
     */
    Optional<URI> settle(String sha256) throws UploadException {
        try {
            Optional<UploadState> state = store.find(key);
            if (state.isEmpty()) {
                return Optional.empty();
            }
            UploadState known = state.get();
            store.forget(key);
            if (Files.size(file) >= known.offset()
                    && prefix(known.offset()).equals(known.url().getFragment())) {
                store.save(
                        new UploadKey(key.destination(), key.packageId(), key.path(), sha256),
                        new UploadState(bare(known.url()), known.offset()));
                return Optional.empty();
            }
            return Optional.of(bare(known.url()));
        } catch (IOException e) {
            throw new UploadException(Code.IO, "Reading " + file + " failed: " + e.getMessage() + ".", e);
        }
    }

    private String prefix(long length) throws IOException {
        restart();
        digest(length);
        return hex();
    }

    private void restart() {
        sent = Sha256.digest();
        offset = 0;
    }

    /** Adds the bytes up to a position to the hash of what was sent. */
    private void digest(long upTo) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
            while (offset < upTo) {
                buffer.clear().limit((int) Math.min(BUFFER, upTo - offset));
                int read = in.read(buffer, offset);
                if (read < 0) {
                    throw new IOException("it was cut");
                }
                sent.update(buffer.flip());
                offset += read;
            }
        }
    }

    private String hex() {
        try {
            return HexFormat.of().formatHex(((MessageDigest) sent.clone()).digest());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("Java's own SHA-256 can be copied.", e);
        }
    }

    private void save() throws UploadException {
        store.save(key, new UploadState(URI.create(url + "#" + hex()), offset));
    }

    private void forget() throws UploadException {
        store.forget(key);
        url = null;
        restart();
    }

    private static URI bare(URI withFragment) {
        String text = withFragment.toString();
        int hash = text.indexOf('#');
        return hash < 0 ? withFragment : URI.create(text.substring(0, hash));
    }
}
