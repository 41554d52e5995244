package io.rostrum.uploader.receipt;

/** A receipt that cannot be believed. The message is a sentence for a technician. */
public final class ReceiptException extends Exception {
    private static final long serialVersionUID = 1L;

    public ReceiptException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
