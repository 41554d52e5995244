package io.rostrum.uploader.job;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * The uploader's one checked failure.
 *
 * <p>The message is a whole sentence for a technician: what is wrong and what to do.
 */
public final class UploadException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What kind of failure it is; decides the exit code and whether another try makes sense. */
    public enum Code {
        /** The directory is no sealed package, or its manifest is unsafe. */
        BAD_PACKAGE(false),
        /** Nothing at the destination takes uploads. */
        BAD_DESTINATION(false),
        /** The destination does not accept the token (401, 403). */
        REFUSED(false),
        /** A local file no longer has the size or hash that the manifest promises. */
        CHANGED(false),
        /** The destination did not answer, or asked to come back later, for too long. */
        UNREACHABLE(true),
        /** Somebody else uploads this package just now. */
        BUSY(true),
        /** The destination understood and said no. */
        REJECTED(false),
        /** Reading or writing a local file failed. */
        IO(true);

        private final boolean retryable;

        Code(boolean retryable) {
            this.retryable = retryable;
        }
    }

    private final Code code;
    private final transient Duration wait;

    public UploadException(Code code, String sentence) {
        this(code, sentence, null);
    }

    public UploadException(Code code, String sentence, Throwable cause) {
        this(code, sentence, null, cause);
    }

    /** @param wait how long the destination asks to be left alone; null if it said nothing */
    public UploadException(Code code, String sentence, Duration wait, Throwable cause) {
        super(sentence, cause);
        this.code = Objects.requireNonNull(code, "code");
        this.wait = wait;
    }

    public Code code() {
        return code;
    }

    /** How long the destination asks to be left alone. */
    public Optional<Duration> asksToWait() {
        return Optional.ofNullable(wait);
    }

    /** Whether the same call may succeed later without anybody changing the package or the settings. */
    public boolean retryable() {
        return code.retryable;
    }
}
