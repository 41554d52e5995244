package io.rostrum.uploader.protocol;

import io.rostrum.uploader.job.UploadException;
import io.rostrum.uploader.job.UploadException.Code;
import io.rostrum.uploader.queue.UploadKey;
import io.rostrum.uploader.queue.UploadState;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One file on its way to a tus server. The server's offset is the truth: it is asked for before the first byte of a
 * resumed upload and after every fault. Used by one thread at a time.
 */
final class TusUpload {
    /** So often may a server forget bytes that it had confirmed; one that always forgets would get them for ever. */
    private static final int MOST_SETBACKS = 5;

    private static final long UNKNOWN = -1;

    private static final Logger LOG = LoggerFactory.getLogger(TusUpload.class);

    private final TusSender sender;
    private final UploadKey key;
    private final Path file;
    private final long length;
    private final Map<String, String> metadata;
    private final Traffic.Meter meter;

    private URI url;
    private boolean begun;
    /** The upload was begun while the file grew, and the server does not know its length yet. */
    private boolean deferred;

    private long offset = UNKNOWN;
    private long highest;
    private long sending;
    private int setbacks;
    private int conflicts;

    TusUpload(
            TusSender sender,
            UploadKey key,
            Path file,
            long length,
            Map<String, String> metadata,
            Traffic.Meter meter) {
        this.sender = sender;
        this.key = key;
        this.file = file;
        this.length = length;
        this.metadata = metadata;
        this.meter = meter;
    }

    void run() throws UploadException, InterruptedException {
        recall();
        while (url == null || offset != length || deferred) {
            try {
                step();
            } catch (Fault fault) {
                bear(fault);
            }
        }
    }

    /** Creates it, if it was not begun yet, and sends nothing. What fails here is done when its turn comes. */
    void prepare() throws UploadException, InterruptedException {
        recall();
        if (url == null) {
            try {
                create(0);
            } catch (Fault fault) {
                LOG.info("Not created ahead of its turn: {}", fault.getMessage());
            }
        }
    }

    private void recall() throws UploadException {
        if (url == null) {
            url = sender.store().find(key).map(UploadState::url).orElse(null);
        }
    }

    private void create(long withBytes) throws Fault, UploadException, InterruptedException {
        sending = withBytes;
        Stretch first = sending == 0 ? null : new Stretch(file, 0, sending, meter);
        long started = System.nanoTime();
        TusClient.Begun upload = sender.tus().create(sender.endpoint(), length, metadata, first);
        if (first != null && upload.offset() == sending) {
            sender.chunkSize().measured(sending, System.nanoTime() - started);
        }
        url = upload.upload();
        begun |= first != null; // what arrived was sent just now, not found there
        if (upload.offset() == TusClient.UNSAID) {
            sender.store().save(key, new UploadState(url, 0));
        } else {
            arrived(upload.offset());
        }
    }

    private void step() throws Fault, UploadException, InterruptedException {
        if (url == null) {
            create(sender.withFirstBytes(length));
        } else if (offset == UNKNOWN) {
            TusClient.Standing standing = sender.tus().standing(url, length);
            deferred = standing.deferred();
            long now = standing.offset();
            if (now < highest) {
                setback();
            } else if (begun && now > highest) {
                sender.patience().progressed();
            }
            arrived(now);
        } else {
            sending = sender.chunkSize().of(length - offset);
            long started = System.nanoTime();
            long now = sender.tus()
                    .patch(url, new Stretch(file, offset, sending, meter), deferred ? length : TusClient.DEFERRED);
            deferred = false;
            if (now > offset) {
                sender.chunkSize().measured(now - offset, System.nanoTime() - started);
            }
            conflicts = 0;
            sender.patience().progressed();
            arrived(now);
        }
    }

    private void arrived(long now) throws UploadException {
        if (now > highest) {
            highest = now;
            setbacks = 0;
        }
        offset = now;
        if (begun) {
            meter.at(now);
        } else {
            meter.found(now);
            begun = true;
        }
        sender.store().save(key, new UploadState(url, now));
    }

    private void bear(Fault fault) throws UploadException, InterruptedException {
        offset = UNKNOWN;
        switch (fault.kind()) {
            case TOO_LARGE -> sender.chunkSize().refused(sending);
            case GONE -> {
                if (highest > 0) {
                    setback();
                }
                url = null;
                sender.store().forget(key);
                sender.patience().after(fault);
            }
            case CONFLICT -> {
                if (++conflicts > 1) {
                    throw TusSender.anotherWriter(key.path(), fault);
                }
            }
            case AGAIN -> {
                checkLength();
                sender.chunkSize().broke();
                sender.patience().after(fault);
            }
        }
    }

    private void setback() throws UploadException {
        if (++setbacks > MOST_SETBACKS) {
            throw new UploadException(
                    Code.UNREACHABLE,
                    "The destination forgets what it has confirmed of " + key.path() + "; check its disk.");
        }
    }

    /** A file that was cut while it was read looks like a broken connection. */
    private void checkLength() throws UploadException {
        try {
            if (Files.size(file) != length) {
                throw new UploadException(
                        Code.CHANGED, "The file " + file + " changed while it was uploaded; encode the lecture again.");
            }
        } catch (IOException e) {
            throw new UploadException(Code.CHANGED, "The file " + file + " can no longer be read.", e);
        }
    }
}
