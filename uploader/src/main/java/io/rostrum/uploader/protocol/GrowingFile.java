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
 * after a crash: so the hash of what was sent, and of what was about to be sent, is kept, and what no longer fits is thrown
 * away. Used by one thread.
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
    private Beginning promised;
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
            promised = beginningTo(offset + fresh);
            save();
            long started = System.nanoTime();
            long now = sender.tus().patch(url, new Stretch(file, offset, fresh, meter), TusClient.DEFERRED);
            long arrived = now - offset;
            sender.chunkSize().measured(arrived, System.nanoTime() - started);
            keepPromise(now);
            meter.at(now);
            save();
            sender.patience().progressed();
            return arrived;
        } catch (Fault fault) {
            sure = false;
            if (fault.kind() == Fault.Kind.GONE) {
                beginAnew();
            } else if (fault.kind() == Fault.Kind.TOO_LARGE) {
                sender.chunkSize().refused(sender.chunkSize().next());
            }
            sender.patience().after(fault);
            return 0;
        } catch (Rewritten cut) {
            beginAnew();
            return 0;
        } catch (UploadException e) {
            if (e.code() != Code.CHANGED) {
                throw e;
            }
            beginAnew();
            return 0;
        } catch (IOException e) {
            throw new UploadException(Code.IO, "Reading " + file + " failed: " + e.getMessage() + ".", e);
        }
    }

    /** The memory of an earlier process: where it is, and what was sent. */
    private boolean remembered() throws UploadException, IOException {
        Optional<UploadState> state = store.find(key);
        if (state.isEmpty()) {
            return false;
        }
        restart();
        url = bare(state.get().url());
        Memory memory = Memory.of(state.get());
        if (!holds(memory.sent())) {
            throw new Rewritten();
        }
        digest(memory.sent().to());
        promised = memory.promised();
        return true;
    }

    private void ask(long size) throws Fault, UploadException, InterruptedException, IOException {
        long there = sender.tus().offset(url, TusClient.DEFERRED);
        if (there < offset || there > size) {
            throw new Fault(Fault.Kind.GONE, url + " holds other bytes than the file; it begins anew.");
        }
        if (there > offset) {
            keepPromise(there);
        }
        meter.found(there);
        sure = true;
    }

    /** What the server took is only as good as what was about to be sent: the file may be another by now. */
    private void keepPromise(long arrived) throws IOException {
        MessageDigest whole = copy(sent);
        digest(whole, offset, promised.to());
        if (arrived > promised.to() || !Beginning.of(promised.to(), whole).equals(promised)) {
            throw new Rewritten();
        }
        if (arrived == promised.to()) {
            sent = whole; // all of it, as nearly always: not hashed once more
            offset = arrived;
        } else {
            digest(arrived);
        }
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
            restart();
            Memory memory = Memory.of(known);
            if (holds(memory.sent()) && holds(memory.promised())) {
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

    /** Whether the file still begins with those bytes. */
    private boolean holds(Beginning beginning) throws IOException {
        return Files.size(file) >= beginning.to() && beginningTo(beginning.to()).equals(beginning);
    }

    private void restart() {
        sent = Sha256.digest();
        offset = 0;
        promised = Beginning.of(0, sent);
    }

    /** Adds the bytes up to a position to the hash of what was sent. */
    private void digest(long upTo) throws IOException {
        digest(sent, offset, upTo);
        offset = upTo;
    }

    private void digest(MessageDigest into, long from, long to) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
            for (long at = from; at < to; ) {
                buffer.clear().limit((int) Math.min(BUFFER, to - at));
                int read = in.read(buffer, at);
                if (read < 0) {
                    throw new Rewritten();
                }
                into.update(buffer.flip());
                at += read;
            }
        }
    }

    private Beginning beginningTo(long position) throws IOException {
        MessageDigest digest = copy(sent);
        digest(digest, offset, position);
        return Beginning.of(position, digest);
    }

    private static MessageDigest copy(MessageDigest digest) {
        try {
            return (MessageDigest) digest.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("Java's own SHA-256 can be copied.", e);
        }
    }

    private void save() throws UploadException {
        store.save(
                key, new UploadState(URI.create(url + "#" + new Memory(Beginning.of(offset, sent), promised)), offset));
    }

    /** What the server has is not the file's beginning any more. */
    private void beginAnew() throws UploadException, InterruptedException {
        if (url != null) {
            sender.end(url);
        }
        store.forget(key);
        url = null;
        sure = false;
        restart();
    }

    private static URI bare(URI withFragment) {
        String text = withFragment.toString();
        int hash = text.indexOf('#');
        return hash < 0 ? withFragment : URI.create(text.substring(0, hash));
    }

    /** The first bytes of the file and their hash. */
    private record Beginning(long to, String hash) {
        static Beginning of(long to, MessageDigest digest) {
            return new Beginning(to, HexFormat.of().formatHex(copy(digest).digest()));
        }
    }

    /** What outlives the process, behind the # of the upload's address: what arrived, and what was on its way. */
    private record Memory(Beginning sent, Beginning promised) {
        static Memory of(UploadState state) {
            String[] words = state.url().getFragment().split("-");
            return new Memory(
                    new Beginning(state.offset(), words[0]), new Beginning(Long.parseLong(words[1]), words[2]));
        }

        @Override
        public String toString() {
            return sent.hash() + "-" + promised.to() + "-" + promised.hash();
        }
    }

    /** Whoever writes the file cut it, or changed what it had written: after a crash it goes on at its last whole segment. */
    private static final class Rewritten extends IOException {
        private static final long serialVersionUID = 1L;
    }
}
