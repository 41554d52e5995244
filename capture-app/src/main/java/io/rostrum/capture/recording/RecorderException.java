package io.rostrum.capture.recording;

import java.util.Objects;

/**
 * The recorder's one checked failure. The message is a whole sentence for a technician: what is wrong and what to do.
 */
public final class RecorderException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What kind of failure it is. */
    public enum Code {
        /** A recording runs already, or is just being started or stopped. */
        BUSY(true),
        /** No recording runs. */
        NOT_RECORDING(false),
        /** No source could be opened, so there is nothing to record. */
        NO_SOURCE(true),
        /** The disk has too little room left. */
        DISK_FULL(true),
        /** The disk cannot be written or read. */
        DISK(true),
        /** Another program records into the same data folder. */
        DATA_IN_USE(true),
        /** The recording or source that was named does not exist. */
        NOT_FOUND(false),
        /** The recording's state does not allow this step. */
        WRONG_STATE(false),
        /** A recording's masters, or a picture, could not be handled. */
        MEDIA(false);

        private final boolean retryable;

        Code(boolean retryable) {
            this.retryable = retryable;
        }
    }

    private final Code code;

    public RecorderException(Code code, String sentence) {
        this(code, sentence, null);
    }

    public RecorderException(Code code, String sentence, Throwable cause) {
        super(sentence, cause);
        this.code = Objects.requireNonNull(code, "code");
    }

    public Code code() {
        return code;
    }

    /** Whether the same call may succeed later without anybody changing what was asked. */
    public boolean retryable() {
        return code.retryable;
    }
}
