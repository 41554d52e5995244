package io.rostrum.capture.bench;

/** A comparison could not be made. The message is a whole sentence for a technician: what is wrong and what to do. */
public final class BenchException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What kind of failure it is. */
    public enum Code {
        /** A program that takes part, or that makes or compares pictures, failed: another try will fail too. */
        PROGRAM(false),
        /** What was asked for cannot be done: the caller must name something else. */
        BAD_INPUT(false),
        /** The work folder cannot be used; the disk may be full. */
        IO(true);

        private final boolean retryable;

        Code(boolean retryable) {
            this.retryable = retryable;
        }
    }

    private final Code code;

    BenchException(Code code, String sentence, Throwable cause) {
        super(sentence, cause);
        this.code = code;
    }

    public Code code() {
        return code;
    }

    /** Whether the same call may succeed later. */
    public boolean retryable() {
        return code.retryable;
    }
}
