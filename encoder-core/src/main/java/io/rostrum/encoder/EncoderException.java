package io.rostrum.encoder;

import java.util.Objects;

/**
 * The encoder's one checked failure.
 *
 * <p>The message is a whole sentence for a technician: what is wrong and what to do.
 */
public final class EncoderException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What kind of failure it is; decides the exit code and whether another try makes sense. */
    public enum Code {
        /** The input is missing, unreadable or not media: the caller must name another. */
        BAD_INPUT(false),
        /** Reading or writing a file failed; the disk may be full or gone. */
        IO(true),
        /** The disk has no room left: what was written is kept, and the same call goes on once there is room. */
        DISK_FULL(true),
        /** A device or stream did not answer in time or went away. */
        SOURCE_LOST(true),
        /** A decoder, filter or encoder refused its work. */
        CODEC(false);

        private final boolean retryable;

        Code(boolean retryable) {
            this.retryable = retryable;
        }
    }

    private final Code code;

    public EncoderException(Code code, String sentence) {
        this(code, sentence, null);
    }

    public EncoderException(Code code, String sentence, Throwable cause) {
        super(sentence, cause);
        this.code = Objects.requireNonNull(code, "code");
    }

    public Code code() {
        return code;
    }

    /** Whether the same call may succeed later without anybody changing the input. */
    public boolean retryable() {
        return code.retryable;
    }
}
