package io.rostrum.capture.agent.receipts;

import io.rostrum.capture.recording.StateFile;
import io.rostrum.uploader.receipt.ReceiptException;
import io.rostrum.uploader.receipt.ReceiptKey;
import io.rostrum.uploader.receipt.SignedReceipt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * The receipts of lectures, each in its recording's folder as {@code receipts/<destination>.jws}, and the key of each
 * destination as it was first seen, {@code <keys>/<destination>.jwk}. A destination that comes with another key is not believed
 * until a person removes the old one. Nothing is remembered in memory: every check reads the disk. Safe for any thread.
 */
public final class ReceiptBook {
    private final Path keys;

    /** @param keys the folder of the destinations' keys; made when it is first needed */
    public ReceiptBook(Path keys) {
        this.keys = keys;
    }

    /**
     * Checks a receipt and keeps it, on the disk when this returns. A destination seen for the first time has its key kept too.
     *
     * @param recording the recording's folder
     * @throws ReceiptException if it cannot be believed, does not cover the promise, or cannot be written
     */
    public synchronized void keep(Path recording, String destination, SignedReceipt receipt, Promise promise)
            throws ReceiptException {
        Path pin = keys.resolve(destination + ".jwk");
        boolean known = Files.exists(pin);
        ReceiptKey key = known ? pinned(pin, destination) : receipt.key();
        if (!key.equals(receipt.key())) {
            throw new ReceiptException(
                    "The destination " + destination + " signs receipts with another key than before. If its platform "
                            + "was set up anew, remove " + pin + "; if not, somebody may pose as it.",
                    null);
        }
        promise.requireCoverBy(key.verify(receipt.jws()), destination);
        try {
            if (!known) {
                StateFile.createDirectories(keys);
                StateFile.replace(pin, key.jwk());
            }
            Path file = file(recording, destination);
            StateFile.createDirectories(file.getParent());
            StateFile.replace(file, receipt.jws().getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new ReceiptException(
                    "The receipt of " + destination + " cannot be kept (" + e.getMessage() + "). Check the disk.", e);
        }
    }

    /** Whether a receipt of that destination was ever kept; says nothing of whether it holds. */
    public boolean has(Path recording, String destination) {
        return Files.exists(file(recording, destination));
    }

    /**
     * Checks the receipt that is kept, from the disk.
     *
     * @throws ReceiptException with a sentence that says why it does not hold
     */
    public void check(Path recording, String destination, Promise promise) throws ReceiptException {
        Path file = file(recording, destination);
        String jws;
        try {
            jws = Files.readString(file, StandardCharsets.US_ASCII);
        } catch (NoSuchFileException e) {
            throw new ReceiptException("The destination " + destination + " has given no receipt for it.", e);
        } catch (IOException e) {
            throw new ReceiptException("The receipt " + file + " cannot be read (" + e.getMessage() + ").", e);
        }
        if (jws.isBlank()) {
            throw new ReceiptException("The receipt " + file + " is empty.", null);
        }
        promise.requireCoverBy(
                pinned(keys.resolve(destination + ".jwk"), destination).verify(jws), destination);
    }

    private static ReceiptKey pinned(Path pin, String destination) throws ReceiptException {
        try {
            return ReceiptKey.parse(Files.readAllBytes(pin));
        } catch (IOException e) {
            throw new ReceiptException(
                    "The key " + pin + " of the destination " + destination + " cannot be read (" + e.getMessage()
                            + "), so its receipts cannot be checked.",
                    e);
        }
    }

    private static Path file(Path recording, String destination) {
        return recording.resolve("receipts").resolve(destination + ".jws");
    }
}
