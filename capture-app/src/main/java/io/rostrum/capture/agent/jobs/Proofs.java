package io.rostrum.capture.agent.jobs;

import io.rostrum.capture.agent.receipts.Promise;
import io.rostrum.capture.agent.receipts.ReceiptBook;
import io.rostrum.capture.agent.settings.Destination;
import io.rostrum.capture.recording.RecordingId;
import io.rostrum.capture.recording.RecordingStore;
import io.rostrum.uploader.UploadResult;
import io.rostrum.uploader.Uploader;
import io.rostrum.uploader.job.UploadException;
import io.rostrum.uploader.job.UploadJob;
import io.rostrum.uploader.receipt.ReceiptException;
import io.rostrum.uploader.receipt.SignedReceipt;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What lets a master go: the platform's signed receipt, kept beside the recording and read from the disk again at the moment of
 * freeing. A destination that signs nothing lets nothing go, unless its settings say so. Any thread.
 */
final class Proofs {
    private final RecordingStore store;
    private final ReceiptBook book;
    private final Uploader uploader;

    /** @param uploader asks for receipts that lack */
    Proofs(RecordingStore store, ReceiptBook book, Uploader uploader) {
        this.store = store;
        this.book = book;
        this.uploader = uploader;
    }

    /** Keeps what came with a publication; says what is wrong with it, or null. */
    String keep(RecordingId id, Destination destination, UploadResult result) {
        if (result.receipt() == null) {
            return destination.freeWithoutReceipt()
                    ? null
                    : "The destination " + destination.name()
                            + " shows the lecture but signed no receipt, so its masters stay.";
        }
        try {
            keep(id, destination, result.receipt());
            return null;
        } catch (ReceiptException e) {
            return e.getMessage() + " The masters stay.";
        }
    }

    private void keep(RecordingId id, Destination destination, SignedReceipt receipt) throws ReceiptException {
        book.keep(store.directory(id), destination.name(), receipt, Promise.of(store.packageDirectory(id)));
    }

    /** Why the masters of a published lecture must stay for the sake of a destination; empty if they may go. */
    Optional<String> doubt(RecordingId id, Destination destination) throws InterruptedException {
        Path recording = store.directory(id);
        if (destination.freeWithoutReceipt() && !book.has(recording, destination.name())) {
            return Optional.empty();
        }
        try {
            Promise promise = Promise.of(store.packageDirectory(id));
            try {
                book.check(recording, destination.name(), promise);
            } catch (ReceiptException lacking) {
                fetch(id, destination, lacking);
                book.check(recording, destination.name(), promise);
            }
            return Optional.empty();
        } catch (ReceiptException e) {
            return Optional.of(e.getMessage() + " The masters stay.");
        }
    }

    /** Another receipt for one that is lost, torn or of an earlier version; the destination may not be there just now. */
    private void fetch(RecordingId id, Destination destination, ReceiptException lacking)
            throws ReceiptException, InterruptedException {
        try {
            UploadJob job = new UploadJob(store.packageDirectory(id), destination.target(), 0, (done, total) -> {});
            keep(id, destination, uploader.receipt(job).orElseThrow(() -> lacking));
        } catch (UploadException e) {
            throw new ReceiptException(lacking.getMessage() + " Another cannot be had now: " + e.getMessage(), e);
        }
    }
}
