package io.rostrum.capture.agent.receipts;

import io.rostrum.uploader.job.UploadException;
import io.rostrum.uploader.protocol.SealedPackage;
import io.rostrum.uploader.receipt.HeldFile;
import io.rostrum.uploader.receipt.Receipt;
import io.rostrum.uploader.receipt.ReceiptException;
import java.nio.file.Path;
import java.util.List;

/**
 * What a receipt must cover: the sealed package as its manifest on the disk lists it.
 *
 * @param id of the lecture
 * @param files each with its size and SHA-256
 */
public record Promise(String id, List<HeldFile> files) {
    public Promise {
        files = List.copyOf(files);
    }

    /** Reads the manifest of a sealed package. */
    public static Promise of(Path media) throws ReceiptException {
        try {
            SealedPackage sealed = SealedPackage.open(media);
            return new Promise(
                    sealed.id(),
                    sealed.files().stream()
                            .map(file -> new HeldFile(file.path(), file.size(), file.sha256()))
                            .toList());
        } catch (UploadException | IllegalArgumentException e) {
            throw new ReceiptException("No receipt can be compared with the lecture's package: " + e.getMessage(), e);
        }
    }

    /** @throws ReceiptException if the receipt is for another lecture or leaves a file out */
    void requireCoverBy(Receipt receipt, String destination) throws ReceiptException {
        if (!receipt.packageId().equals(id)) {
            throw new ReceiptException(
                    "The receipt of " + destination + " is for another lecture, " + receipt.packageId() + ".", null);
        }
        List<HeldFile> missing = receipt.missing(files);
        if (files.isEmpty() || !missing.isEmpty()) {
            throw new ReceiptException(
                    "The receipt of " + destination + " leaves out " + missing.size() + " of the lecture's "
                            + files.size() + " files"
                            + (missing.isEmpty()
                                    ? "."
                                    : ", for example " + missing.get(0).path() + "."),
                    null);
        }
    }
}
